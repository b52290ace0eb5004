import { expect } from "chai";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { TransportError } from "../../../provider/device/transport.js";
import { look } from "../../../provider/pair/look.js";
import { endpointNamed, PairRun, settingsOf } from "../pairRun.js";

describe("the session with a node", () => {
    let run: PairRun;
    let session: Session;
    beforeEach(() => {
        run = new PairRun();
        session = new Session(endpointNamed("sbc-a"));
    });
    const status = () => getStatus(session, run.io);
    const failure = (promise: Promise<unknown>) =>
        promise.then(
            () => "no failure",
            (error: { code?: string }) => error.code,
        );
    const paths = () => run.pair.requests.map(({ method, path }) => `${method} ${path.replace("/rest/", "")}`);

    it("logs in once for many looks, and sends the token with each", async () => {
        for (let looks = 0; looks < 5; looks += 1) await status();
        expect(run.pair.logins).to.have.length(1);
        expect(run.pair.looks).to.have.length(5);
        expect(new Set(run.pair.looks.map(({ authorization }) => authorization)).size).to.equal(1);
    });

    it("logs in once for looks at the same time", async () => {
        await Promise.all([status(), status(), status()]);
        expect(run.pair.logins).to.have.length(1);
        expect(run.pair.looks).to.have.length(3);
    });

    it("tells when a status was asked for by both clocks, the login left out, and when its answer was whole", async () => {
        run.pair.latencyMs = 4_000;
        const { times: asked } = await status();
        const [look] = run.pair.looks;
        expect(asked.ms).to.equal(look?.atMs).and.to.be.at.least(1_004_000);
        expect(asked.answeredMs - asked.ms).to.equal(4_000);
        expect(asked.date.getTime() - run.clock.startDate.getTime()).to.equal(asked.ms - 1_000_000);
    });

    it("tells when the last request for a status was sent, where one before it got no answer or a 401", async () => {
        await status();
        run.pair.latencyMs = 1_000;
        run.pair.a.forgetTokens();
        const renewed = await status();
        expect(renewed.times.ms).to.equal(run.pair.looks.at(-1)?.atMs);
        let broken = 1;
        run.pair.intercept = () =>
            broken-- > 0 ? new TransportError("connectionLost", "socket hang up", true) : undefined;
        const repeated = await status();
        expect(run.pair.looks).to.have.length(5);
        expect(repeated.times.ms).to.equal(run.pair.looks.at(-1)?.atMs);
        expect(repeated.times.answeredMs).to.equal(run.clock.now());
    });

    it("sends the password with a login only", async () => {
        await status();
        const withPassword = run.pair.requests.filter(({ authorization }) => authorization.startsWith("Basic"));
        expect(withPassword.map(({ path }) => path)).to.deep.equal(["/rest/v1.2/auth/token"]);
    });

    it("renews the token before its ten minutes are over", async () => {
        await status();
        await run.pass(539_000);
        await status();
        expect(run.pair.logins).to.have.length(1);
        await run.pass(2_000);
        await status();
        expect(run.pair.logins).to.have.length(2);
        // No look was spent on a token that is worth nothing any more.
        expect(run.pair.looks).to.have.length(3);
    });

    it("renews a token that the node has forgotten, once, and looks again", async () => {
        await status();
        run.pair.a.forgetTokens();
        expect(await status()).to.include({ role: "active" });
        expect(paths().slice(2)).to.deep.equal([
            "GET v1.2/system/status",
            "POST v1.2/auth/token",
            "GET v1.2/system/status",
        ]);
    });

    it("gives up a look whose new token is refused too", async () => {
        run.pair.intercept = ({ path }) => (path.endsWith("/status") ? { status: 401, body: "" } : undefined);
        expect(await failure(status())).to.equal("unauthorized");
        expect(run.pair.logins).to.have.length(2);
        expect(run.pair.looks).to.have.length(2);
    });

    for (const [what, path, status_] of [
        ["whose new token is refused at once", "/system/status", 401],
        ["that takes no logins now", "/auth/token", 429],
    ] as const) {
        it(`sends no flood of logins to a node ${what}: one look in five seconds tries again`, async () => {
            run.pair.intercept = (request) => (request.path.endsWith(path) ? { status: status_, body: "" } : undefined);
            for (let second = 0; second < 20; second += 1) {
                await failure(status());
                await run.pass(1_000);
            }
            expect(run.pair.logins.length).to.be.within(4, 9);
            run.pair.intercept = () => undefined;
            await run.pass(5_000);
            expect((await status()).role).to.equal("active");
        });
    }

    it("never asks a second time for a switchover that was refused with 401", async () => {
        run.pair.intercept = ({ path }) => (path.endsWith("/switchover") ? { status: 401, body: "" } : undefined);
        expect(await run.ensure()).to.have.property("kind", "rejected");
        expect(run.pair.asked).to.have.length(1);
        expect(run.pair.logins).to.have.length(2);
    });

    describe("credentials that are refused", () => {
        for (const [status, code] of [
            [401, "unauthorized"],
            [403, "forbidden"],
        ] as const) {
            it(`with ${status} are tried once per node in a run, however often it looks: devices lock accounts`, async () => {
                run.pair.intercept = ({ path }) => (path.endsWith("/auth/token") ? { status, body: "" } : undefined);
                const settings = settingsOf();
                for (let looks = 0; looks < 4; looks += 1) {
                    const { sightings } = await look(settings.sessions, run.io);
                    expect(
                        sightings.map((sighting) => sighting.kind === "notSeen" && sighting.error.code),
                    ).to.deep.equal([code, code]);
                }
                expect(run.pair.logins.map(({ node }) => node).sort()).to.deep.equal(["sbc-a", "sbc-b"]);
                expect(run.pair.looks).to.be.empty;
            });
        }

        it("are tried once where several look at the same time", async () => {
            run.pair.a.password = "another";
            expect(await Promise.all([failure(status()), failure(status())])).to.deep.equal([
                "unauthorized",
                "unauthorized",
            ]);
            expect(run.pair.logins).to.have.length(1);
        });

        it("keep a switchover from being asked for", async () => {
            run.pair.b.password = "another";
            expect(await run.ensure()).to.have.property("kind", "refused");
            expect(run.pair.asked).to.be.empty;
            expect(run.pair.logins).to.have.length(2);
        });
    });

    describe("the version of the API", () => {
        for (const [known, expected] of [
            [["v1.0", "v1.1", "v1.2"], "v1.2"],
            [["v1.0", "v1.1"], "v1.1"],
            [["v1.0"], "v1.0"],
        ] as const) {
            it(`is ${expected} where the node knows ${known.join(", ")}`, async () => {
                run.pair.a.apiVersions = [...known];
                await status();
                expect(run.pair.looks.map(({ path }) => path)).to.deep.equal([`/rest/${expected}/system/status`]);
            });
        }

        it("is found once, and kept when the token is renewed", async () => {
            run.pair.a.apiVersions = ["v1.0"];
            await status();
            await run.pass(560_000);
            await status();
            expect(run.pair.logins.map(({ path }) => path.split("/")[2])).to.deep.equal([
                "v1.2",
                "v1.1",
                "v1.0",
                "v1.0",
            ]);
        });

        it("may differ from node to node", async () => {
            run.pair.a.apiVersions = ["v1.1"];
            expect(await run.ensure()).to.have.property("kind", "switched");
            expect(run.pair.asked[0]?.path).to.equal("/rest/v1.1/admin/switchover");
        });

        it("is the one that the user wants, without another's being tried", async () => {
            session = new Session(endpointNamed("sbc-a", { apiVersion: "v1.1" }));
            await status();
            expect(run.pair.looks[0]?.path).to.equal("/rest/v1.1/system/status");
            session = new Session(endpointNamed("sbc-a", { apiVersion: "v9.9" }));
            expect(await failure(status())).to.equal("unsupportedVersion");
            expect(run.pair.logins.map(({ path }) => path.split("/")[2])).to.deep.equal(["v1.1", "v9.9"]);
        });

        it("is said to be unknown where the node knows none", async () => {
            run.pair.a.apiVersions = [];
            expect(await failure(status())).to.equal("unsupportedVersion");
            expect(run.pair.logins).to.have.length(3);
        });
    });

    describe("repeating", () => {
        const breakFirst = (end: string, error: TransportError, times = 1) => {
            let left = times;
            run.pair.intercept = ({ path }) => (path.endsWith(end) && left-- > 0 ? error : undefined);
        };
        const lost = new TransportError("connectionLost", "socket hang up", true);
        const unreachable = new TransportError("unreachable", "ECONNREFUSED", false);

        it("a look once where the connection breaks, and no more", async () => {
            breakFirst("/status", lost);
            expect(await status()).to.include({ role: "active" });
            breakFirst("/status", lost, 2);
            expect(await failure(status())).to.equal("connectionLost");
            expect(run.pair.looks).to.have.length(4);
        });

        it("a login where it can't have left, and never where it can: the node may have counted it", async () => {
            breakFirst("/token", unreachable);
            await status();
            expect(run.pair.logins).to.have.length(2);
            session = new Session(endpointNamed("sbc-a"));
            breakFirst("/token", lost);
            expect(await failure(status())).to.equal("connectionLost");
            expect(run.pair.logins).to.have.length(3);
        });

        for (const kind of ["untrusted", "notHttps", "tooLarge"] as const) {
            it(`nothing after ${kind}`, async () => {
                breakFirst("/token", new TransportError(kind, "no", kind === "tooLarge"), 9);
                expect(await failure(status())).to.equal(kind === "tooLarge" ? "malformedReply" : kind);
                expect(run.pair.logins).to.have.length(1);
            });
        }

        it("nothing that took longer than its time: one deadline for all of it", async () => {
            run.pair.intercept = ({ path }) => (path.endsWith("/status") ? "silent" : undefined);
            expect(await failure(status())).to.equal("timedOut");
            expect(run.pair.looks).to.have.length(1);
            expect(run.clock.now()).to.be.within(1_010_000, 1_010_100);
        });
    });

    it("lets a defect in reading one node's answer end neither the look nor the watch", async () => {
        run.pair.intercept = ({ node, path }) => {
            if (node === "sbc-b" && path.endsWith("/status")) throw new TypeError("x is not a function");
            return undefined;
        };
        const { sightings, state } = await look(settingsOf().sessions, run.io);
        expect(state.kind).to.equal("noStandby");
        expect(sightings[1].kind === "notSeen" && sightings[1].error.fact).to.equal(
            "sbc-b: its answer could not be handled (x is not a function).",
        );
    });
});
