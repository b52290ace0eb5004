import { expect } from "chai";
import { Session } from "../../../provider/device/session.js";
import { settle } from "../../../provider/pair/settle.js";
import { endpointNamed, PairRun, settingsOf } from "../pairRun.js";

const START_MS = 1_000_000;

describe("being quiet before asking", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const askedAfterMs = () => run.pair.asked.map(({ atMs }) => atMs - START_MS);

    it("asks only after both nodes have said the same for the quiet period", async () => {
        await run.ensure();
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.within(6_000, 7_500);
    });

    it("looks at least once a second meanwhile, and immediately before it asks", async () => {
        await run.ensure();
        const asked = run.pair.asked[0]?.atMs ?? 0;
        const looks = run.pair.looks
            .filter(({ node, atMs }) => node === "sbc-a" && atMs < asked)
            .map(({ atMs }) => atMs);
        const pauses = looks.map((atMs, index) => (looks[index + 1] ?? asked) - atMs);
        expect(Math.max(...pauses)).to.be.at.most(1_100);
        expect(pauses.at(-1)).to.be.at.most(run.pair.latencyMs * 2);
    });

    const changes: Record<string, () => void> = {
        "a counter": () => (run.pair.b.count += 1),
        "a log line": () => run.pair.a.log.push({ info: "x", oldState: "", newState: "", time: "" }),
        "a peer's name": () => (run.pair.a.saying = { peerName: undefined }),
    };
    for (const [what, change] of Object.entries(changes)) {
        it(`begins anew when ${what} changes`, async () => {
            run.clock.after(4_000, change);
            await run.ensure();
            expect(askedAfterMs()).to.have.length(1);
            expect(askedAfterMs()[0]).to.be.within(10_000, 12_500);
        });
    }

    it("does not begin anew when health moves", async () => {
        run.clock.after(4_000, () => (run.pair.b.health = 90));
        await run.ensure();
        expect(askedAfterMs()[0]).to.be.below(7_500);
    });

    it("does not ask for what somebody else has asked for already: their request shows within the quiet period", async () => {
        run.clock.after(4_900, () => run.pair.toggle("forced by command"));
        expect(await run.ensure()).to.have.property("kind", "alreadyActive");
        expect(run.pair.asked).to.be.empty;
    });

    it("does not refuse for one answer that got lost", async () => {
        let looks = 0;
        run.pair.intercept = ({ node, path }) => {
            const isThird = path.endsWith("/status") && node === "sbc-b" && ++looks === 3;
            return isThird ? { status: 503, body: "" } : undefined;
        };
        expect(await run.ensure()).to.have.property("kind", "switched");
        expect(run.pair.asked).to.have.length(1);
    });

    it("refuses when health falls below what is required while it waits", async () => {
        run.clock.after(3_000, () => (run.pair.b.health = 60));
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(run.pair.asked).to.be.empty;
    });

    it("refuses a pair that never comes to rest, after the time that it may take to settle", async () => {
        run.pair.intercept = ({ path }) => {
            if (path.endsWith("/status")) run.pair.b.count += 1;
            return undefined;
        };
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(run.pair.asked).to.be.empty;
        expect(run.clock.now() - START_MS).to.be.within(90_000, 98_000);
    });

    it("asks after the first look where the operator wants no quiet period, an emergency", async () => {
        await run.ensure({ quietMs: 0 });
        expect(askedAfterMs()).to.have.length(1);
        expect(askedAfterMs()[0]).to.be.below(500);
    });

    it("waits for a pair that is changing by itself, and then asks", async () => {
        run.pair.b.role = "becoming standby";
        run.clock.after(20_000, () => (run.pair.b.role = "standby"));
        expect(await run.ensure()).to.have.property("kind", "switched");
        expect(askedAfterMs()[0]).to.be.within(26_000, 29_000);
        expect(run.lines[0]).to.equal(
            "sbc-a/sbc-b: the pair is changing (sbc-a: active, sbc-b: becoming standby); waiting for it to end.",
        );
    });

    it("refuses a pair that goes on changing by itself", async () => {
        run.pair.b.role = "becoming active";
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(run.pair.asked).to.be.empty;
    });

    describe("the token", () => {
        const bearers = () => run.pair.asked.map(({ authorization }) => authorization);
        const loggedInAgo = async (ms: number) => {
            const settings = settingsOf();
            await settle(settings, 0, run.io);
            await run.pass(ms);
            return settings;
        };

        it("of more than five minutes is renewed before asking, so that it does not die on the way", async () => {
            const settings = await loggedInAgo(299_000);
            await run.ensure({ sessions: settings.sessions });
            expect(run.pair.logins.filter(({ node }) => node === "sbc-a")).to.have.length(2);
            const secondMs = run.pair.logins[2]?.atMs ?? 0;
            expect(run.pair.asked[0]?.atMs).to.be.above(secondMs);
            expect(bearers()[0]).to.match(/^Bearer sbc-a-token-2-/);
        });

        it("of less is used as it is", async () => {
            const settings = await loggedInAgo(60_000);
            await run.ensure({ sessions: settings.sessions });
            expect(run.pair.logins).to.have.length(2);
            expect(bearers()[0]).to.match(/^Bearer sbc-a-token-1-/);
        });

        it("that can't be renewed keeps the request from being sent", async () => {
            const settings = settingsOf({
                sessions: [new Session(endpointNamed("sbc-a")), new Session(endpointNamed("sbc-b"))],
            });
            await settle(settings, 0, run.io);
            await run.pass(301_000);
            run.pair.a.password = "changed meanwhile";
            expect(await run.ensure({ sessions: settings.sessions })).to.have.property("kind", "refused");
            expect(run.pair.asked).to.be.empty;
            expect(run.pair.logins.filter(({ node }) => node === "sbc-a")).to.have.length(2);
        });
    });
});
