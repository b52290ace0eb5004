import { expect } from "chai";
import type { Bag } from "../../../provider/dynamic/haActiveNode/index.js";
import { declared, ResourceRun } from "./resourceRun.js";

const LOOK = { "sbc-a GET system/status": 1, "sbc-b GET system/status": 1 };
const FIRST_LOOK = { ...LOOK, "sbc-a POST auth/token": 1, "sbc-b POST auth/token": 1 };

describe("a pair that is only observed", () => {
    let run: ResourceRun;
    let id: string;
    let recorded: Bag;
    const observed = (more: Bag = {}) => declared({ observeOnly: true, exclusive: true, ...more });
    beforeEach(async () => {
        run = await new ResourceRun().configure();
        ({ id, outs: recorded } = await run.calls.create(observed()));
        expect(run.takeRequests()).to.deep.equal(FIRST_LOOK);
        run.takeLines();
    });

    it("is created with what is seen, and with no desired node that was made active already", () => {
        expect(recorded).to.deep.include({ activeNode: "sbc-a", roles: { "sbc-a": "active", "sbc-b": "standby" } });
        expect(recorded).not.to.have.any.keys("fulfilledActiveNode", "lastAction", "pending");
    });

    it("is sent a look and nothing else by every call, where another node than the declared one is active", async () => {
        const news = observed({ reason: "CHG-1" });
        const calls: readonly (readonly [string, () => Promise<unknown>, Record<string, number>])[] = [
            ["check of a new one", () => run.calls.check({}, news), LOOK],
            ["check", () => run.calls.check(news, news), {}],
            ["diff", () => run.calls.diff(id, recorded, news), LOOK],
            ["update", () => run.calls.update(id, recorded, news), LOOK],
            ["read", () => run.calls.read(id, recorded), LOOK],
            ["delete", () => run.calls.delete(), {}],
        ];
        for (const [name, call, expected] of calls) {
            await call();
            expect(run.takeRequests(), name).to.deep.equal(expected);
        }
    });

    it("is sent nothing more where it drifts, and an up succeeds with a warning", async () => {
        run.pair.failOver();
        await run.pass(60_000);
        const news = observed({ activeNode: "sbc-a" });
        expect(await run.calls.diff(id, recorded, news)).to.deep.equal({ changes: true, replaces: [] });
        expect(run.takeLines().join()).to.match(
            /warning: sbc-a\/sbc-b: FAILOVER\. Calls are on sbc-b; .*Calls stay there: observeOnly/,
        );
        const { outs } = await run.calls.update(id, recorded, news);
        expect(outs).to.deep.include({ activeNode: "sbc-b", standbyNode: "sbc-a" });
        expect(Object.keys(run.takeRequests()).filter((request) => !/GET|auth\/token/.test(request))).to.be.empty;
    });

    it("reads a request without a seen outcome to its end by looks", async () => {
        const pending = { since: run.clock.date().toISOString(), from: "sbc-a", to: "sbc-b", switchoverCounts: {} };
        const { outs } = await run.calls.update(id, { ...recorded, pending }, observed());
        expect(outs).not.to.have.property("pending");
        expect(Object.keys(run.takeRequests())).to.have.members(Object.keys(LOOK));
    });

    it("needs no desired node, and its refresh adds none to the inputs", async () => {
        const { outs } = await run.calls.create(observed({ activeNode: undefined }));
        const read = await run.calls.read(id, outs);
        expect(read.props).to.include({ activeNode: "sbc-a" });
        expect(read).not.to.have.property("inputs");
        expect((await run.calls.diff(id, read.props, observed({ activeNode: undefined }))).changes).to.be.false;
        expect(run.takeLines()).to.be.empty;
    });

    it("keeps its desired node over a refresh: the difference is left as it is", async () => {
        run.pair.failOver();
        await run.pass(60_000);
        expect(await run.calls.read(id, recorded)).not.to.have.property("inputs");
    });

    it("fails where neither node answers, and forgets nothing", async () => {
        run.pair.a.isUp = run.pair.b.isUp = false;
        const error = await run.calls.update(id, recorded, observed()).catch((failure: unknown) => failure as Error);
        expect(error).to.have.property("message").that.contains("can't be seen");
        expect(error).not.to.have.property("properties");
    });
});
