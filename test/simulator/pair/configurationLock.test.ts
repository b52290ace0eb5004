import { expect } from "chai";
import { type LockAcrossSwitchover, startSimulator, type Simulator } from "../../../simulator/index.js";
import { logIn, reader, textOf } from "../client.js";

describe("The configuration lock", () => {
    let simulator: Simulator;
    let now: Date;
    const start = async (lockAcrossSwitchover?: LockAcrossSwitchover) => {
        now = new Date("2026-01-01T10:00:00Z");
        const across = lockAcrossSwitchover === undefined ? {} : { lockAcrossSwitchover };
        simulator = await startSimulator({ timeScale: 0.002, now: () => now, ...across });
    };
    afterEach(() => simulator.stop());

    const held = () => simulator.nodes.map(({ configurationLocked }) => configurationLocked);
    const post = async (client: Awaited<ReturnType<typeof logIn>>, name: "lock" | "unlock") => {
        const { status, body } = await client.post(`/configuration/${name}`);
        return textOf(body, "errorMessage") ?? status;
    };
    const lockAndFailOver = async () => {
        const a = await logIn(simulator, simulator.nodes[0]);
        await post(a, "lock");
        simulator.failOver();
        expect(held(), "while nobody is active").to.deep.equal([true, false]);
        await simulator.settled();
        return a;
    };

    it("stays on its node across a switchover, unless told otherwise", async () => {
        await start();
        const a = await lockAndFailOver();
        expect(held()).to.deep.equal([true, false]);
        expect(await post(await logIn(simulator, simulator.nodes[1]), "unlock")).to.equal(
            "User does not have the lock",
        );
        expect(await post(a, "unlock")).to.equal(204);
    });

    it("moves with the active role where it is told so: its user releases it there, and nobody takes it", async () => {
        await start("moves");
        const a = await lockAndFailOver();
        expect(held()).to.deep.equal([false, true]);
        expect(await post(a, "unlock")).to.equal("User does not have the lock");
        const b = await logIn(simulator, simulator.nodes[1]);
        expect(await post(b, "lock")).to.equal("Resource locked by another user");
        expect(await post(b, "unlock")).to.equal(204);
        expect(held()).to.deep.equal([false, false]);
    });

    it("that has moved ends with the token that it was taken with", async () => {
        await start("moves");
        await lockAndFailOver();
        now = new Date("2026-01-01T10:09:59Z");
        expect(held()).to.deep.equal([false, true]);
        now = new Date("2026-01-01T10:10:00Z");
        expect(held()).to.deep.equal([false, false]);
    });

    it("is lost across a switchover where it is told so", async () => {
        await start("lost");
        const a = await lockAndFailOver();
        expect(held()).to.deep.equal([false, false]);
        expect(await post(a, "unlock")).to.equal("User does not have the lock");
    });

    it("moves back with the role", async () => {
        await start("moves");
        await lockAndFailOver();
        simulator.failOver();
        await simulator.settled();
        expect(held()).to.deep.equal([true, false]);
    });

    it("is taken by somebody else, who keeps it until it is given back or the node loses its power", async () => {
        await start();
        const a = await logIn(simulator, simulator.nodes[0]);
        await post(a, "lock");
        simulator.lockBySomebodyElse("sbc-a");
        now = new Date("2026-01-01T10:05:00Z");
        expect(await post(a, "lock")).to.equal("Resource locked by another user");
        expect(await post(a, "unlock")).to.equal("Resource locked by another user");
        now = new Date("2026-01-01T11:00:00Z");
        expect(held()).to.deep.equal([true, false]);
        simulator.lockBySomebodyElse("sbc-a", false);
        expect(await post(await logIn(simulator, simulator.nodes[0]), "lock")).to.equal(204);

        simulator.lockBySomebodyElse("sbc-b");
        simulator.crash("sbc-b");
        expect(held()).to.deep.equal([true, false]);
        expect(() => simulator.lockBySomebodyElse("sbc-c")).to.throw("A node is sbc-a or sbc-b, not sbc-c.");
    });

    it("is not for a user without administrator rights", async () => {
        await start();
        const user = await logIn(simulator, simulator.nodes[0], reader);
        expect(await post(user, "lock")).to.equal("This request requires administrator privileges");
        expect(held()).to.deep.equal([false, false]);
    });
});
