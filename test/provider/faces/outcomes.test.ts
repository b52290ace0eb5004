import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { declare, FIRST_LOOK, requestsTo, startPair } from "../resource/declaredPair.js";
import { type Bag, type Face, failureIn, ofEachFace } from "./face.js";

ofEachFace("creating and updating", (start) => {
    let face: Face;
    let pair: Simulator;
    // Each on a machine of its own: a request that one leaves open would be looked for at nodes of the same names.
    beforeEach(async () => {
        // One process may serve two runs here, of which the first one ends in a failure.
        [face, pair] = await Promise.all([start({ stopAfterFailures: "0" }), startPair()]);
    });
    afterEach(() => Promise.all([face.stop(), pair.stop()]));

    /** A short wait where the whole of it is waited. */
    const soon = (activeNode: string, more: Record<string, unknown> = {}) =>
        declare(pair, activeNode, { timeouts: { quietSeconds: 0.2, settleSeconds: 1 }, ...more });
    const idOfPair = () => pair.nodes.map(({ name, address }) => `${name}=${address}`).join(",");

    it("records a pair that is already right, by one look and without a request", async () => {
        const declared = declare(pair, "sbc-a", { reason: "CHG-1" });
        const { id, outputs } = await face.create(declared);
        expect(id).to.equal(idOfPair());
        expect(outputs).to.deep.equal({
            ...declared,
            standbyNode: "sbc-b",
            roles: { "sbc-a": "active", "sbc-b": "standby" },
            redundant: true,
            switchoverCounts: { "sbc-a": 0, "sbc-b": 0 },
            fulfilledActiveNode: "sbc-a",
        });
        expect(requestsTo(pair)).to.deep.equal(FIRST_LOOK);
    });

    const apart: Readonly<Record<string, () => void>> = {
        "the standby's health is 74": () => pair.setHealth("sbc-b", 74),
        "a component is false": () => pair.setSync("tMBCD", "false"),
        "a component is a word without a known meaning": () => pair.setSync("tMBCD", "enabled", "sbc-b"),
        "another device answers in place of the standby": () => pair.setFault({ name: "wrongDevice", node: "sbc-b" }),
        "the standby is down": () => pair.setFault({ name: "nodeDown", node: "sbc-b" }),
    };
    for (const [what, arrange] of Object.entries(apart)) {
        it(`records no redundancy where ${what}, and requireRedundancy fails by it`, async () => {
            arrange();
            const more = { observeOnly: true, preconditions: { minimumHealthPercent: 0, synchronized: false } };
            const { outputs } = await face.create(declare(pair, "sbc-a", more));
            expect(outputs).to.include({ redundant: false, activeNode: "sbc-a" });
            const required = soon("sbc-a", { requireRedundancy: true });
            const error = await failureIn(face.create(required));
            expect(error.message).to.match(/not become redundant|REFUSED/);
            expect(pair.switchoversReceived()).to.equal(0);
        });
    }

    it("makes another node active by one request, and records what both nodes say after it", async () => {
        const { outputs } = await face.create(declare(pair, "SBC-B", { reason: "CHG-2" }));
        expect(pair.switchoversReceived()).to.equal(1);
        expect(outputs).to.deep.include({ activeNode: "sbc-b", standbyNode: "sbc-a", redundant: true });
        expect(outputs["lastAction"]).to.include({ from: "sbc-a", to: "sbc-b", outcome: "switched", reason: "CHG-2" });
        expect(outputs["lastAction"]).to.have.property("tookSeconds").that.is.a("number");
        expect(outputs["lastSwitchover"]).to.have.property("info").that.contains("forced");
        expect(outputs).not.to.have.any.keys("pending");
        expect(pair.nodes[1].role).to.equal("active");
    });

    it("keeps the id and the last action over an update that has nothing to do", async () => {
        const first = await face.create(declare(pair, "sbc-b"));
        const { outputs } = await face.update(first, declare(pair, "sbc-b", { reason: "CHG-3" }));
        expect(outputs).to.deep.include({ reason: "CHG-3", lastAction: first.outputs["lastAction"] });
        expect(pair.switchoversReceived()).to.equal(1);
    });

    it("requests nothing with revertive: false until the desired node changes", async () => {
        const declared = declare(pair, "sbc-a", { revertive: false });
        const stored = await face.create(declared);
        pair.failOver();
        await pair.settled();
        const noted = await face.update(stored, declared);
        expect(pair.switchoversReceived()).to.equal(0);
        expect(noted.outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-a" });
        const fulfilled = await face.update(noted, { ...declared, activeNode: "sbc-b" });
        expect(fulfilled.outputs).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b" });
        const back = await face.update(fulfilled, declared);
        expect(back.outputs).to.include({ activeNode: "sbc-a", fulfilledActiveNode: "sbc-a" });
        expect(pair.switchoversReceived()).to.equal(1);
    });

    describe("where nothing was done, fails and keeps the resource as it was last seen", () => {
        const plain: readonly (readonly [string, () => void, RegExp, number])[] = [
            ["refused", () => pair.setSync("tMBCD", "false"), /REFUSED\. [^]*tMBCD/, 0],
            [
                "rejected",
                () => pair.setFault("forbidden"),
                /REJECTED\. [^]*answered 403 to the switchover request[^]*nothing had changed/,
                1,
            ],
            [
                "a node that is down",
                () => pair.setFault({ name: "nodeDown", node: "sbc-b" }),
                /REFUSED\. Calls are on sbc-a\. .*\nsbc-b can't be checked; [^]*Check the address/,
                0,
            ],
        ];
        for (const [name, arrange, sentence, requests] of plain) {
            it(name, async () => {
                const stored = await face.create(declare(pair, "sbc-a"));
                arrange();
                const error = await failureIn(face.update(stored, declare(pair, "sbc-b")));
                expect(error.message).to.match(sentence);
                expect(error.partial?.reasons).to.deep.equal([error.message]);
                const { roles, redundant } = stored.outputs;
                const isDown = name === "a node that is down";
                expect(error.partial?.properties).to.deep.include({
                    activeNode: "sbc-a",
                    fulfilledActiveNode: "sbc-a",
                    roles: isDown ? { "sbc-a": "active", "sbc-b": "unseen" } : roles,
                    redundant: name === "rejected" ? redundant : false,
                });
                expect(error.partial?.properties).not.to.have.any.keys("lastAction", "pending");
                expect(pair.switchoversReceived()).to.equal(requests);
                expect(face.told.join("\n")).not.to.contain("    at ");
            });
        }

        it("not sent: a connection for the request that can't be trusted", async () => {
            const stored = await face.create(declare(pair, "sbc-a"));
            const { certificateSha256 } = pair.nodes[0];
            const pinned = declare(pair, "sbc-b", { tls: { certificateSha256 } });
            await face.preview(pinned, stored);
            pair.setFault("certificateChanged");
            const error = await failureIn(face.update(stored, pinned));
            expect(error.partial?.properties).to.include({ fulfilledActiveNode: "sbc-a" });
            expect(pair.switchoversReceived()).to.equal(0);
        });
    });

    describe("where a request was sent without a success that was seen, fails but keeps the resource", () => {
        const withoutEffect = async (outcome: string) => {
            const { partial, message } = await failureIn(face.create(soon("sbc-b")));
            expect(partial?.id).to.equal(idOfPair());
            expect(partial?.reasons).to.deep.equal([message]);
            expect(partial?.properties).to.include({ activeNode: "sbc-a" });
            expect(partial?.properties["lastAction"]).to.include({ from: "sbc-a", to: "sbc-b", outcome });
            expect(partial?.properties).not.to.have.any.keys("fulfilledActiveNode");
            expect(pair.switchoversReceived()).to.equal(1);
            return { message, recorded: partial?.properties ?? {} };
        };

        it("no effect", async () => {
            pair.setFault("acceptedNoEffect");
            const { message, recorded } = await withoutEffect("noEffect");
            expect(message).to.contain("For 1 s after that nothing changed");
            expect(recorded).not.to.have.any.keys("pending");
        });

        it("no answer and no effect: its outcome is unknown, and it may still act", async () => {
            pair.setFault("answerLostBeforeActing");
            const { message, recorded } = await withoutEffect("unknown");
            expect(message).to.contain("OPEN. ").and.not.to.contain("NO EFFECT");
            const { id } = recorded["lastAction"] as Bag;
            expect(id).to.be.a("string");
            expect(recorded["pending"]).to.deep.include({ id, from: "sbc-a", to: "sbc-b" });
        });

        const late = async () => {
            const stored = await face.create(declare(pair, "sbc-a"));
            pair.setFault({ name: "lateSwitchover", delayMs: 2500 });
            return { stored, hidden: hideAfterRequest(pair) };
        };

        it("an unknown outcome, with what the next run needs to look for it", async () => {
            const { stored, hidden } = await late();
            // Opaque: a change of address since then has not changed it.
            const id = "sbc-a=as-first-declared,sbc-b=10.0.0.2";
            const { partial, message } = await failureIn(face.update({ ...stored, id }, soon("sbc-b")));
            hidden();
            expect(message).to.contain("OPEN. ").and.to.contain("a second one moves calls back");
            expect(partial?.id).to.equal(id);
            expect(partial?.properties).to.include({ fulfilledActiveNode: "sbc-a" });
            expect(partial?.properties["pending"]).to.deep.include({
                from: "sbc-a",
                to: "sbc-b",
                switchoverCounts: { "sbc-a": 0, "sbc-b": 0 },
            });
            expect(pair.switchoversReceived()).to.equal(1);
        });

        it("and the next update looks for it, and asks for nothing again", async () => {
            const { stored, hidden } = await late();
            const { partial } = await failureIn(face.update(stored, soon("sbc-b")));
            hidden();
            const patient = declare(pair, "sbc-b", { timeouts: { quietSeconds: 0.2, settleSeconds: 10 } });
            const left = { ...stored, outputs: partial?.properties ?? {} };
            const { outputs: resolved } = await face.update(left, patient);
            expect(resolved).to.include({ activeNode: "sbc-b", fulfilledActiveNode: "sbc-b" });
            expect(resolved).not.to.have.any.keys("pending");
            const { id } = partial?.properties["lastAction"] as Bag;
            expect(id).to.be.a("string");
            expect(resolved["lastAction"]).to.include({ id, outcome: "switched" });
            expect(pair.switchoversReceived()).to.equal(1);
        });

        it("keeps a resource with so many certificates that they would not fit into the failure", async () => {
            pair.setFault("acceptedNoEffect");
            const caCertificate = `${pair.caCertificate}\n`.repeat(160);
            expect(caCertificate.length).to.be.greaterThan(90_000);
            const { partial } = await failureIn(face.create(soon("sbc-b", { tls: { caCertificate } })));
            expect(partial?.id).to.equal(idOfPair());
            expect(partial?.properties["lastAction"]).to.include({ outcome: "noEffect" });
        });
    });
});

/** From the switchover request on, both nodes are silent until the returned function is called. */
function hideAfterRequest(pair: Simulator): () => void {
    const timer = setInterval(() => {
        if (pair.switchoversReceived() === 0) return;
        clearInterval(timer);
        pair.setFault({ name: "serverError", endpoint: "status" });
    }, 5);
    return () => {
        clearInterval(timer);
        pair.clearFaults("serverError");
    };
}
