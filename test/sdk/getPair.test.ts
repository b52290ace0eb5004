import { expect } from "chai";
import * as sbc from "../../sdk/nodejs/index.js";
import { type Simulator, startSimulator } from "../../simulator/index.js";

describe("getPair", () => {
    let pair: Simulator;
    let args: sbc.GetPairArgs;
    beforeEach(async () => {
        pair = await startSimulator({ timeScale: 0.02 });
        args = {
            nodes: pair.nodes.map(({ name, address }) => ({ name, address })),
            credentials: { username: "admin", password: "acme-packet" },
            tls: { caCertificate: pair.caCertificate },
        };
    });
    afterEach(() => pair.stop());

    const failureOf = async (given: unknown) => {
        const error: unknown = await sbc.getPair(given as sbc.GetPairArgs).catch((thrown: unknown) => thrown);
        if (error instanceof Error) return error;
        throw new Error("It did not fail.");
    };

    it("says who is active and who is standby, by one look that changes nothing", async () => {
        expect(await sbc.getPair(args)).to.deep.equal({
            state: "ready",
            description: "sbc-a: active, sbc-b: standby.",
            activeNode: "sbc-a",
            standbyNode: "sbc-b",
            roles: { "sbc-a": "active", "sbc-b": "standby" },
            redundant: true,
            switchoverCounts: { "sbc-a": 0, "sbc-b": 0 },
        });
        const sent = pair.requests.map(({ node, method, endpoint }) => `${node} ${method} ${endpoint}`);
        expect(sent).to.have.members(["sbc-a POST token", "sbc-b POST token", "sbc-a GET status", "sbc-b GET status"]);
    });

    it("reports a node that is down as unseen, with the reason, and does not fail", async () => {
        pair.setFault({ name: "nodeDown", node: "sbc-b" });
        const report = await sbc.getPair(args);
        expect(report).to.deep.include({
            state: "noStandby",
            activeNode: "sbc-a",
            redundant: false,
            roles: { "sbc-a": "active", "sbc-b": "unseen" },
        });
        expect(report.description).to.match(
            /^sbc-a: active, sbc-b: no answer\. sbc-b \(127\.0\.0\.1:\d+\): .*ECONNREFUSED/,
        );
        expect(report).not.to.have.property("standbyNode");
    });

    it("names what is wrong with its arguments, without a value of the credentials", async () => {
        const credentials = { username: "admin", password: ["s3cret-Value"] };
        const error = await failureOf({ ...args, nodes: args.nodes.slice(1), credentials });
        expect(error).to.have.property("code", "invalidInput");
        expect(error.message)
            .to.contain("nodes must list exactly two nodes")
            .and.contain("credentials.password is not");
        expect(error.message).not.to.contain("s3cret-Value");
        expect(pair.requests).to.have.lengthOf(0);
    });

    for (const [name, given] of [
        ["nothing", undefined],
        ["an empty object", {}],
        ["a text", "sbc-a"],
        ["a list of nothing", { nodes: [null, null] }],
    ] as const) {
        it(`answers ${name} with a sentence about nodes`, async () => {
            const error = await failureOf(given);
            expect(error).to.have.property("name", "SbcError");
            expect(error.message).to.contain("nodes");
            expect(error.message, "a look has no desired node").not.to.contain("activeNode");
        });
    }

    it("asks for credentials where none are given", async () => {
        const { credentials: _none, ...bare } = args;
        expect((await failureOf(bare)).message).to.contain("ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD");
    });
});
