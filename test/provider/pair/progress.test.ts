import { expect } from "chai";
import { type DeclaredPreconditions, requiredPreconditions } from "../../../provider/pair/preconditions/list.js";
import { PairRun } from "../pairRun.js";
import { errorXml } from "../statusXml.js";

const requiring = (declared: DeclaredPreconditions) => ({ preconditions: requiredPreconditions(declared) });

/** Each line once, word for word; those of a watch are in watch.test.ts. */
describe("what an operator reads while a run goes on", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const answeringLocks = (lock: number, unlock: number) => {
        run.pair.intercept = ({ path }) => {
            const status = path.endsWith("/unlock") ? unlock : path.endsWith("/lock") ? lock : undefined;
            return status === undefined ? undefined : { status, body: errorXml("said") };
        };
    };

    it("is what a wait is for, at once and every ten seconds", async () => {
        run.pair.b.sync = { tSIPD: "false" };
        run.clock.after(25_000, () => (run.pair.b.sync = { tSIPD: "true" }));
        await run.ensure({ waitMs: 60_000 });
        const waiting = run.lines.filter((line) => line.includes("waiting for up to"));
        const line = (seconds: number) =>
            `sbc-a/sbc-b: waiting for up to ${seconds} s. Synchronization: tSIPD on sbc-b is false; required: true for every component in use.`;
        expect(waiting).to.deep.equal([line(60), line(50), line(40)]);
    });

    it("is what keeps a pair from being at rest that is in place already", async () => {
        run.pair.toggle("forced by command");
        await run.pass(500);
        await run.ensure();
        expect(run.lines).to.deep.equal([
            "sbc-a/sbc-b: sbc-b is active (sbc-a: becoming standby, sbc-b: active); waiting for the other node to be standby.",
        ]);
    });

    it("is that no preview has shown what is asked for now", async () => {
        await run.ensure({ wasPreviewed: false });
        expect(run.lines.find((line) => line.includes("requesting"))).to.equal(
            "sbc-a/sbc-b: requesting a switchover from sbc-a to sbc-b, once. No preview of this run could have shown this: the need arose after the run had looked, or was not known before.",
        );
    });

    it("is how long the pair has been quiet, every three seconds at the most", async () => {
        await run.ensure({ quietMs: 10_000 });
        const quiet = run.lines.filter((line) => line.includes("quiet for"));
        const line = (seconds: number) =>
            `sbc-a/sbc-b: quiet for ${seconds} of 10 s (sbc-a: active, sbc-b: standby); a switchover is requested after that.`;
        expect(quiet).to.deep.equal([line(0), line(3), line(6), line(9)]);
    });

    it("is the lock that is held", async () => {
        answeringLocks(204, 204);
        await run.ensure({ exclusive: true });
        expect(run.lines[0]).to.equal("sbc-a/sbc-b: holding the configuration lock.");
        expect(run.lines.join()).not.to.contain("given back");
    });

    it("is the lock that could not be given back, with what each node said", async () => {
        answeringLocks(204, 423);
        await run.ensure({ exclusive: true });
        expect(run.lines.at(-1)).to.equal(
            'warning: sbc-a/sbc-b: the configuration lock could not be given back (sbc-a (sbc-a) answered 423 to the request to release its configuration lock ("said"). sbc-b (sbc-b) answered 423 to the request to release its configuration lock ("said").) It ends with its token, within ten minutes.',
        );
    });

    it("tells a closed window by the time at which it opens", async () => {
        const changeWindows = [{ start: "2026-03-01T12:00:20Z", end: "2026-03-01T13:00:00Z" }];
        await run.ensure({ ...requiring({ changeWindows }), waitMs: 60_000 });
        expect(run.lines[0]).to.match(
            /^sbc-a\/sbc-b: waiting for up to 60 s\. Change window: closed until 2026-03-01T12:00:20Z \(the device's clock: 2026-03-01T12:00:0\dZ\); required: one of 2026-03-01T12:00:20Z to 2026-03-01T13:00:00Z\.$/,
        );
    });
});
