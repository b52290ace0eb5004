import { expect } from "chai";
import { sightingAs, viewOf } from "../sightings.js";
import { ensureActive } from "../../../provider/pair/ensureActive.js";
import type { Result } from "../../../provider/pair/result.js";
import { PairRun, settingsOf } from "../pairRun.js";

const REASON = new Error("cancelled by the operator");
const UNCANCELLED = new AbortController().signal;

interface Cancelled {
    readonly run: PairRun;
    readonly outcome: Result | { readonly thrown: unknown };
    /** At the moment of the cancellation. */
    readonly asked: number;
    readonly sent: number;
}

/** The same run again and again, each time cancelled at the next moment at which it waits for anything. */
async function cancelEverywhere(prepare: (run: PairRun) => Promise<Result>): Promise<Cancelled[]> {
    const whole = new PairRun();
    await prepare(whole);
    const all: Cancelled[] = [];
    for (let moment = 0; moment < whole.clock.wakings; moment += 1) all.push(await cancelAt(moment, prepare));
    return all;
}

async function cancelAt(moment: number, prepare: (run: PairRun) => Promise<Result>): Promise<Cancelled> {
    const run = new PairRun();
    let asked = 0;
    let sent = 0;
    run.clock.onWake = (count) => {
        if (count !== moment) return;
        asked = run.pair.asked.length;
        sent = run.pair.requests.length;
        run.cancel.abort(REASON);
    };
    const outcome = await prepare(run).catch((thrown: unknown) => ({ thrown }));
    return { run, outcome, asked, sent };
}

describe("cancelling", () => {
    const scenarios: Record<string, (run: PairRun) => Promise<Result>> = {
        "an ordinary switchover": (run) => run.ensure(),
        "one that is never answered": (run) => {
            run.pair.answer = "silent";
            run.pair.actsAfterMs = undefined;
            return run.ensure({ settleMs: 20_000 });
        },
        "one that waits for the outcome of an earlier run's": (run) => {
            run.clock.after(3_000, () => run.pair.toggle("forced by command"));
            const pending = { since: run.clock.date().toISOString(), from: "sbc-a", to: "sbc-b", switchoverCounts: {} };
            return run.ensure({ pending });
        },
        "one whose token is renewed": (run) => {
            run.pair.intercept = ({ path, atMs }) => {
                if (path.endsWith("/status") && atMs > 1_003_000 && run.pair.logins.length === 2)
                    run.pair.a.forgetTokens();
                return undefined;
            };
            return run.ensure();
        },
    };

    for (const [name, prepare] of Object.entries(scenarios)) {
        describe(name, () => {
            let all: Cancelled[];
            before(async () => (all = await cancelEverywhere(prepare)));

            it("was tried at many moments", () => expect(all.length).to.be.above(40));

            it("before the request has left: rejects with the reason of the cancellation, and asks for nothing", () => {
                const early = all.filter(({ asked }) => asked === 0);
                expect(early).to.not.be.empty;
                for (const [moment, { outcome, run }] of early.entries()) {
                    expect(outcome, `moment ${moment}`).to.have.property("thrown", REASON);
                    expect(run.pair.asked, `moment ${moment}`).to.be.empty;
                }
            });

            it("after it: says that the outcome is unknown, with what the next run must know, or that it was seen", () => {
                for (const [index, { outcome, run }] of all.filter(({ asked }) => asked === 1).entries()) {
                    expect(outcome, `moment ${index}`).to.have.property("kind", "unknown");
                    expect(outcome).to.have.deep.nested.property("pending.to", "sbc-b");
                    expect(run.pair.asked).to.have.length(1);
                }
            });

            it("sends nothing more, and leaves no connection of its own open", () => {
                for (const { run, sent } of all) {
                    expect(run.pair.requests.length).to.equal(sent);
                    expect(run.pair.ownConnections).to.equal(0);
                }
            });
        });
    }

    it("while watching: reports the roles that were seen last, not those from before the request", async () => {
        const run = new PairRun();
        run.pair.synchronizingMs = 60_000;
        run.pair.onAsked = () => run.clock.after(10_000, () => run.cancel.abort(REASON));
        const result = await run.ensure();
        expect(result.kind).to.equal("unknown");
        expect(result.view.sightings.map((s) => s.kind === "seen" && s.status.roleWord?.raw)).to.deep.equal([
            "becoming standby",
            "active",
        ]);
    });

    it("in the very moment before the request would leave: rejects, and asks for nothing", async () => {
        const run = new PairRun();
        const isEngineThere = () => {
            run.cancel.abort(REASON);
            return Promise.resolve(true);
        };
        const result = ensureActive(settingsOf(), run.run, { ...run.io, isEngineThere });
        expect(await result.catch((thrown: unknown) => thrown)).to.equal(REASON);
        expect(run.pair.asked).to.be.empty;
        expect(run.pair.ownConnections).to.equal(0);
    });

    it("after a refusal, while the lag lasts in which it may prove false: the outcome is unknown", async () => {
        const run = new PairRun();
        run.pair.answer = 403;
        run.pair.actsAfterMs = undefined;
        run.pair.onAsked = () => run.clock.after(12, () => run.cancel.abort(REASON));
        expect(await run.ensure()).to.have.property("kind", "unknown");
    });

    it("before the run begins: sends nothing at all", async () => {
        const run = new PairRun();
        run.cancel.abort(REASON);
        expect(await run.ensure().catch((thrown: unknown) => thrown)).to.equal(REASON);
        expect(run.pair.requests).to.be.empty;
    });

    it("while another pair has its turn: rejects and asks for nothing when its own turn comes", async () => {
        const run = new PairRun();
        const other = run.limiter(
            { identity: "other", name: "other" },
            () => run.pass(30_000).then(() => nothingDue()),
            UNCANCELLED,
        );
        const mine = run.ensure().catch((thrown: unknown) => thrown);
        run.clock.after(20_000, () => run.cancel.abort(REASON));
        expect(await mine).to.equal(REASON);
        await other;
        expect(run.pair.asked).to.be.empty;
    });
});

function nothingDue(): Result {
    return { kind: "alreadyActive", view: viewOf(sightingAs("sbc-c", "active"), sightingAs("sbc-d", "standby")) };
}
