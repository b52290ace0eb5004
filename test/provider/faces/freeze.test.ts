import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, startPair } from "../resource/declaredPair.js";
import { type Bag, type Face, failureIn, ofEachFace, type Stored } from "./face.js";

const FROZEN = { freeze: "CHG-99 until Monday" };
const REFUSED = /REFUSED\. Calls are on sbc-a(; desired sbc-b)?\.[^]*Freeze: "CHG-99 until Monday"/;

ofEachFace("a freeze of the stack", (start) => {
    let face: Face;
    let pair: Simulator;
    let stored: Stored;

    const begin = async (config: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}) => {
        face = await start(config, env);
        pair = await startPair();
        stored = await face.create(declare(pair, "sbc-a"));
        face.forgetTold();
    };
    afterEach(async () => {
        await face.stop();
        await pair.stop();
    });

    it("refuses a switchover in the preview of a pair that exists, and of one that is new, and in up", async () => {
        await begin(FROZEN);
        expect(await face.preview(declare(pair, "sbc-b"), stored)).to.have.property("changes", true);
        expect(face.told.join("\n")).to.match(REFUSED);
        face.forgetTold();
        const other = await startPair({ nodes: ["new-a", "new-b"] });
        await face.preview(declare(other, "new-b"));
        expect(face.told.join("\n")).to.match(/REFUSED\. Calls are on new-a.*CHG-99 until Monday/s);
        await other.stop();
        const failure = await failureIn(face.update(stored, declare(pair, "sbc-b")));
        expect(failure.partial?.reasons.join() ?? failure.message)
            .to.match(REFUSED)
            .and.contain("pulumi config rm oracle-sbc:freeze");
        expect(failure.partial?.properties).to.include({ activeNode: "sbc-a", fulfilledActiveNode: "sbc-a" });
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("makes a preview a failure with onRefusal: error", async () => {
        await begin({ ...FROZEN, onRefusal: "error" });
        const failure: unknown = await face.preview(declare(pair, "sbc-b"), stored).catch((error: unknown) => error);
        expect(String(failure)).to.contain("CHG-99 until Monday");
    });

    it("shows drift all the same, and records what it sees", async () => {
        await begin(FROZEN);
        pair.failOver();
        await pair.settled();
        expect(await face.preview(declare(pair, "sbc-a"), stored)).to.have.property("changes", true);
        expect(face.told.join("\n")).to.match(/REFUSED\. Calls are on sbc-b; desired sbc-a\..*CHG-99/s);
        const failure = await failureIn(face.update(stored, declare(pair, "sbc-a")));
        expect(failure.partial?.properties).to.include({ activeNode: "sbc-b" });
        expect(pair.switchoversReceived()).to.equal(0);
    });

    it("has no effect past its end", async () => {
        await begin({ ...FROZEN, freezeUntil: "2001-01-01T00:00:00Z" });
        const { outputs } = await face.update(stored, declare(pair, "sbc-b"));
        expect(outputs).to.include({ activeNode: "sbc-b" });
    });

    it("that can't be read refuses whatever would act, with its path, and sends nothing", async () => {
        await begin({});
        await face.stop();
        face = await start({ ...FROZEN, freezeUntil: "Monday" });
        const failure: unknown = await face.update(stored, declare(pair, "sbc-b")).catch((error: unknown) => error);
        expect(String((failure as Error).message)).to.contain("oracle-sbc:freezeUntil can't be used");
        expect(pair.switchoversReceived()).to.equal(0);
    });
});

ofEachFace("the record of a switchover", (start) => {
    const actionOf = async (config: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv) => {
        const face = await start(config, env);
        const pair = await startPair();
        pair.setSessions(42);
        try {
            const stored = await face.create(declare(pair, "sbc-a"));
            return (await face.update(stored, declare(pair, "sbc-b"))).outputs["lastAction"] as Bag;
        } finally {
            await face.stop();
            await pair.stop();
        }
    };
    const GITLAB = {
        GITLAB_CI: "true",
        GITLAB_USER_LOGIN: "jane",
        CI_JOB_URL: "https://bot:token@gitlab.example.net/-/jobs/1",
        CI_COMMIT_SHA: "0123456789abcdef0123456789abcdef01234567",
    };

    it("has who had it requested and from where, and the sessions on both sides", async () => {
        const action = await actionOf({}, GITLAB);
        expect(action["requestedBy"]).to.deep.equal({
            actor: "jane",
            run: "https://gitlab.example.net/-/jobs/1",
            commit: GITLAB.CI_COMMIT_SHA,
        });
        expect(action).to.include({ sessionsBefore: 42, sessionsAfter: 42 });
    });

    it("has whom the stack names", async () => {
        expect((await actionOf({ actor: "CHG-99 by Jane" }, GITLAB))["requestedBy"]).to.include({
            actor: "CHG-99 by Jane",
        });
    });
});
