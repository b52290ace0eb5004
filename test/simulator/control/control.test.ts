import { expect } from "chai";
import { controlRoutes, startSimulator, type Simulator } from "../../../simulator/index.js";
import { logIn } from "../client.js";

interface State {
    readonly nodes: readonly {
        readonly role: string;
        readonly healthPercent: number;
        readonly sync: object;
        readonly configurationLocked: boolean;
    }[];
    readonly activeFaults: readonly object[];
    readonly switchoversReceived: number;
}

describe("The control endpoint", () => {
    let simulator: Simulator;
    beforeEach(async () => {
        simulator = await startSimulator({ timeScale: 0.002 });
    });
    afterEach(() => simulator.stop());

    async function control(route: string, fields?: object): Promise<{ status: number; json: unknown }> {
        const [method = "", path = ""] = route.split(" ");
        const body = fields === undefined ? {} : { body: JSON.stringify(fields) };
        const reply = await fetch(`${simulator.controlUrl}${path}`, { method, ...body });
        return { status: reply.status, json: await reply.json() };
    }

    const state = async (route: string, fields?: object) => (await control(route, fields)).json as State;
    const roles = ({ nodes }: State) => nodes.map(({ role }) => role);

    it("listens on loopback", () => {
        expect(simulator.controlUrl).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    });

    it("shows state, log and faults", async () => {
        await logIn(simulator, simulator.nodes[0]);
        expect(roles(await state("GET /state"))).to.deep.equal(["active", "standby"]);
        expect((await control("GET /log")).json).to.have.length(1);
        await control("DELETE /log");
        expect((await control("GET /log")).json).to.have.length(0);
        expect((await control("GET /faults")).json).to.have.property("hang");
    });

    it("sets and clears faults", async () => {
        const fault = { name: "nodeDown", node: "sbc-b" };
        expect((await state("POST /faults", fault)).activeFaults).to.deep.equal([fault]);
        await state("POST /faults", { name: "hang" });
        expect((await state("DELETE /faults?name=nodeDown")).activeFaults).to.deep.equal([{ name: "hang" }]);
        expect((await state("DELETE /faults")).activeFaults).to.deep.equal([]);
    });

    it("moves the pair, and says how it is afterwards", async () => {
        expect(roles(await state("POST /failover", { reason: "silent" }))[1]).to.equal("becoming active");
        await simulator.settled();
        expect((await state("POST /health", { node: "sbc-a", percent: 50 })).nodes[0]?.healthPercent).to.equal(50);
        expect((await state("POST /sync", { component: "tSIPD", state: "false" })).nodes[1]?.sync).to.include({
            tSIPD: "false",
        });
        expect(roles(await state("POST /role", { node: "sbc-a", role: "asleep" }))).to.deep.equal(["asleep", "active"]);
        await state("POST /sessions", { count: 7 });
        expect(roles(await state("POST /crash", { node: "sbc-a" }))[0]).to.equal("down");
        expect(roles(await state("POST /restore", { node: "sbc-a" }))[0]).to.equal("initial");
        await state("POST /reboot", { node: "sbc-b" });
        await simulator.settled();
        expect(roles(await state("GET /state"))).to.deep.equal(["active", "standby"]);
    });

    it("lets somebody else take a node's configuration lock, and give it back", async () => {
        const held = ({ nodes }: State) => nodes.map(({ configurationLocked }) => configurationLocked);
        expect(held(await state("POST /lock", { node: "sbc-b" }))).to.deep.equal([false, true]);
        expect(held(await state("POST /lock", { node: "sbc-b", held: false }))).to.deep.equal([false, false]);
    });

    it("answers a mistake with a sentence that names the choices", async () => {
        const error = async (route: string, fields?: object) => {
            const { status, json } = await control(route, fields);
            return `${status} ${(json as { error: string }).error}`;
        };
        expect(await error("POST /nothing")).to.equal(
            `404 A control request is one of ${Object.keys(controlRoutes).join(", ")}, not POST /nothing.`,
        );
        expect(await error("POST /crash")).to.equal("400 The field node is needed, as a text.");
        expect(await error("POST /crash", { node: "x" })).to.equal("400 A node is sbc-a or sbc-b, not x.");
        expect(await error("POST /health", { node: "sbc-a" })).to.equal(
            "400 The field percent is needed, as a number.",
        );
        expect(await error("POST /faults", {})).to.match(/^400 A fault is one of /);
        expect(await error("POST /faults", [])).to.equal("400 The body must be a JSON object.");
        expect(await error("POST /role", { node: 1 })).to.equal("400 The field node must be a text, not 1.");
        const reply = await fetch(`${simulator.controlUrl}/faults`, { method: "POST", body: "{" });
        expect(await reply.json()).to.deep.equal({ error: "The body must be JSON." });
    });
});
