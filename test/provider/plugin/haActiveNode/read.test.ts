import { expect } from "chai";
import type { Simulator } from "../../../../simulator/index.js";
import type { Bag } from "../../faces/callFailure.js";
import { declare, PASSWORD, startPair } from "../../resource/declaredPair.js";
import { secret } from "./marks.js";
import { asAnother, created } from "./pairState.js";
import { ResourcePlugin, type State } from "./resourcePlugin.js";

const WRONG = "wrong-Secret";

/** Pulumi reads with what is recorded, before a destroy too: nothing of this may end a run. */
describe("the plugin's read of a pair that it can't look at", () => {
    let lenient: ResourcePlugin;
    let strict: ResourcePlugin;
    let pair: Simulator;
    let stranger: Simulator;
    let state: Required<State>;
    before(async () => {
        [pair, stranger] = await Promise.all([startPair(), startPair()]);
        lenient = await ResourcePlugin.start();
        strict = await ResourcePlugin.start({ onUnreachable: "error" });
        state = await created(lenient, declare(pair, "sbc-a"));
    });
    after(() => Promise.all([lenient.stop(), strict.stop(), pair.stop(), stranger.stop()]));
    beforeEach(() => {
        lenient.lines.length = strict.lines.length = 0;
        pair.clearFaults();
        pair.clearRequests();
    });

    const recordedWith = (more: Bag) =>
        asAnother(state, { inputs: { ...state.inputs, ...more }, outputs: { ...state.outputs, ...more } });

    const cases: readonly (readonly [string, () => Bag, RegExp])[] = [
        [
            "is down",
            () => {
                pair.setFault("nodeDown");
                return {};
            },
            /ECONNREFUSED/,
        ],
        [
            "does not accept the recorded password",
            () => ({ credentials: secret({ username: "admin", password: WRONG }) }),
            /did not accept the user name and password/,
        ],
        [
            "has a certificate that the recorded authority did not sign",
            () => ({ tls: { caCertificate: stranger.caCertificate } }),
            /certificate/,
        ],
        ["was recorded with an argument that this version does not know", () => ({ later: 1 }), /later is not an arg/],
        [
            "was recorded with a value that this version does not know",
            () => ({ preconditions: { later: 1 } }),
            /preconditions\.later is not an argument here/,
        ],
    ];
    for (const [name, arrange, reason] of cases) {
        it(`warns where it ${name}, and keeps what is recorded, whatever the stack says`, async () => {
            const recorded = recordedWith(arrange());
            for (const plugin of [lenient, strict]) {
                const read = await plugin.read(recorded);
                expect(read).to.deep.equal(recorded);
                expect(plugin.warnings).to.have.lengthOf(1);
                const [warning] = plugin.warnings;
                expect(warning?.urn).to.equal(recorded.urn);
                expect(warning?.message)
                    .to.match(reason)
                    .and.match(/\bWhat is recorded stays\. /)
                    .and.not.contain(WRONG)
                    .and.not.contain(PASSWORD);
            }
        });
    }

    it("compares what it has read without a word, for what Pulumi shows of it, whatever the stack says", async () => {
        pair.setFault("nodeDown");
        const { changes } = await strict.diffForDisplay(state, state.inputs);
        expect(changes).to.equal(false);
        expect(strict.lines).to.deep.equal([]);
        pair.setFault("nodeDown");
        const refused = await strict.diff(asAnother(state), state.inputs).catch((error: Error) => error.message);
        expect(refused).to.contain("NOT SEEN. Where calls are can't be seen");
    });

    it("looks with what the program says now when it compares: a new password is enough", async () => {
        const recorded = recordedWith({ credentials: secret({ username: "admin", password: WRONG }) });
        const read = await strict.read(recorded);
        const { paths } = await strict.diff(read, declare(pair, "sbc-a"));
        expect(paths).to.deep.equal({ credentials: "UPDATE" });
    });

    it("keeps the state of a resource that has no inputs yet, and its arguments in the outputs", async () => {
        const { activeNode: _desired, ...declared } = declare(pair, "sbc-a");
        const { inputs, outputs } = await lenient.read(asAnother(state, { inputs: {}, outputs: state.outputs }));
        expect(inputs).to.have.all.keys(...Object.keys(declared), "activeNode");
        expect(outputs).to.include({ activeNode: "sbc-a" });
    });

    it("records one node's answer where it contradicts what is recorded", async () => {
        pair.setFault({ name: "nodeDown", node: "sbc-a" });
        const roles = { "sbc-a": "standby", "sbc-b": "active" };
        const recorded = asAnother(state, { outputs: { ...state.outputs, activeNode: "sbc-b", roles } });
        const { outputs } = await lenient.read(recorded);
        expect(outputs["roles"]).to.deep.equal({ "sbc-a": "unseen", "sbc-b": "standby" });
        expect(outputs).not.to.have.property("activeNode");
    });

    it("deletes without a request, whatever was recorded", async () => {
        await lenient.delete(recordedWith({ nodes: "nothing that could be looked at" }));
        expect(pair.requests).to.have.lengthOf(0);
        expect(lenient.lines).to.deep.equal([]);
    });
});
