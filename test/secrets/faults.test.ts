import { expect } from "chai";
import { faultNames, type FaultName, startSimulator } from "../../simulator/index.js";
import { declare, Lifecycle } from "./lifecycle.js";
import { leaksIn, PASSWORD, secretsWith, USERNAME } from "./secretForms.js";

interface Scan {
    readonly leaks: readonly string[];
    readonly said: number;
    readonly tokens: number;
}

/** A resource's whole life with two simulated nodes, one fault after the other disturbing it. */
async function scan(faults: readonly FaultName[], password = PASSWORD): Promise<Scan> {
    const simulator = await startSimulator({ timeScale: 0.01, username: USERNAME, password: PASSWORD });
    const life = new Lifecycle();
    try {
        for (const name of faults) simulator.setFault({ name });
        const tls = { caCertificate: simulator.caCertificate };
        const credentials = { username: USERNAME, password };
        await life.run(declare(simulator.nodes, { tls, credentials }), () => simulator.clearFaults());
        const said = [...life.said, ["the simulator's log", simulator.requests] as const];
        return { leaks: leaksIn(said, life.tokens), said: life.said.length, tokens: life.tokens.size };
    } finally {
        await simulator.stop();
    }
}

describe("a scan for the password and every token, raw, in base64 and escaped for URLs, JSON and XML", function () {
    this.timeout(60_000);
    const AT_ONCE = 6;
    const scans = new Map<FaultName, Scan>();
    before(async () => {
        const waiting = [...faultNames];
        const worker = async () => {
            for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
                scans.set(name, await scan([name]));
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
    });

    for (const name of faultNames) {
        it(`finds none in what is printed, thrown, returned and logged where the device does ${name}`, () => {
            expect(scans.get(name)?.leaks).to.deep.equal([]);
            expect(scans.get(name)?.said).to.be.at.least(5);
        });
    }

    it("finds none where all is well", async () => {
        const { leaks, said, tokens } = await scan([]);
        expect(leaks).to.deep.equal([]);
        expect(said).to.be.at.least(8);
        expect(tokens).to.equal(2);
    });

    it("finds none where the password is wrong", async () => {
        const { leaks, tokens } = await scan([], `${PASSWORD}?`);
        expect(leaks).to.deep.equal([]);
        expect(tokens).to.equal(0);
    });

    it("shows what it proves: each form of each secret is found where it stands", () => {
        const token = "YWRtaW4sYWRtaW4+/w==";
        for (const [name, form] of secretsWith([token])) {
            for (const what of [`x${form}x`, { a: [form] }, new Error(form), { [form]: 1 }]) {
                expect(leaksIn([["here", what]], [token])).to.include(`here: ${name}`);
            }
        }
        expect(leaksIn([["here", "nothing of that"]], [token])).to.deep.equal([]);
    });
});
