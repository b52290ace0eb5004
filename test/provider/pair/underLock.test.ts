import { expect } from "chai";
import { fake } from "sinon";
import type { HttpReply } from "../../../provider/device/transport.js";
import { TransportError } from "../../../provider/device/transport.js";
import { Session } from "../../../provider/device/session.js";
import { ensureActive } from "../../../provider/pair/ensureActive.js";
import type { SentRequest } from "../fakePair.js";
import { endpointNamed, PairRun, settingsOf } from "../pairRun.js";
import { errorXml } from "../statusXml.js";

const DONE: HttpReply = { status: 204, body: "" };

describe("a run that is exclusive", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const calls = () =>
        run.pair.requests
            .filter(({ path }) => /\/(lock|unlock|switchover)$/.test(path))
            .map(({ node, path }) => `${node} ${path.split("/").at(-1)}`);
    const answering = (lock: (sent: SentRequest) => HttpReply | TransportError | "silent") => {
        run.pair.intercept = (sent) =>
            sent.path.endsWith("/unlock") ? DONE : sent.path.endsWith("/lock") ? lock(sent) : undefined;
    };

    it("locks both nodes in the same order, whichever is active, desired or declared first", async () => {
        answering(() => DONE);
        await run.ensure({ exclusive: true });
        expect(calls().slice(0, 3)).to.deep.equal(["sbc-a lock", "sbc-b lock", "sbc-a switchover"]);
        run.pair.requests.length = 0;
        const sessions = [new Session(endpointNamed("sbc-b")), new Session(endpointNamed("sbc-a"))] as const;
        await run.ensure({ exclusive: true, activeNode: "sbc-a", sessions });
        expect(calls().slice(0, 3)).to.deep.equal(["sbc-a lock", "sbc-b lock", "sbc-b switchover"]);
    });

    const refusals: Readonly<Record<string, HttpReply | TransportError | "silent">> = {
        "403": { status: 403, body: "" },
        "404": { status: 404, body: "" },
        "500": { status: 500, body: "" },
        "200": { status: 200, body: "" },
        "a broken connection": new TransportError("connectionLost", "socket hang up", true),
        "nothing at all": "silent",
    };
    for (const [what, reply] of Object.entries(refusals)) {
        it(`goes on if the standby answers its lock with ${what}, and is refused if the active node does`, async () => {
            answering(({ node }) => (node === "sbc-b" ? reply : DONE));
            expect(await run.ensure({ exclusive: true })).to.have.property("kind", "switched");

            run = new PairRun();
            answering(({ node }) => (node === "sbc-a" ? reply : DONE));
            expect(await run.ensure({ exclusive: true })).to.have.property("kind", "refused");
            expect(run.pair.asked).to.be.empty;
        });
    }

    it("is refused if somebody else holds the standby's lock, and gives the first one back", async () => {
        answering(({ node }) => (node === "sbc-b" ? { status: 423, body: errorXml("locked by admin") } : DONE));
        const result = await run.ensure({ exclusive: true });
        if (result.kind !== "refused") throw new Error(result.kind);
        expect(result.reasons[0]?.observed).to.contain("locked by admin");
        expect(calls()).to.include("sbc-a unlock");
        expect(run.pair.asked).to.be.empty;
    });

    it("gives its result before it unlocks if it is cancelled: what it did must be recorded in time", async () => {
        answering(() => DONE);
        const afterwards = fake<[work: Promise<unknown>], void>();
        run.pair.onAsked = () => run.clock.after(500, () => run.cancel.abort(new Error("stop")));
        const io = { ...run.io, afterwards };
        const { result } = await ensureActive(settingsOf({ exclusive: true }), run.run, io);
        expect(result.kind).to.equal("unknown");
        expect(calls().filter((call) => call.endsWith("unlock"))).to.be.empty;
        expect(afterwards.callCount).to.equal(1);
        await Promise.all(afterwards.args.flat());
        expect(calls()).to.include.members(["sbc-a unlock", "sbc-b unlock"]);
    });
});
