import { expect } from "chai";
import fc from "fast-check";
import { COMMAND } from "../../cli/entryPoint.js";
import { explainExchange } from "../../provider/device/exchangeErrors.js";
import { TransportError } from "../../provider/device/transport.js";
import { readConfig } from "../../provider/resource/inputs/stackConfig.js";
import { declarationProblems } from "../../provider/resource/inputs/problems.js";
import { type EntryPoint, IN_STACK } from "../../provider/resource/entryPoint.js";
import { settingsFor, Sessions } from "../../provider/resource/settingsFor.js";
import { LookedAt } from "./lookAtPair.js";

/** What only a program, or only a stack, calls a setting. */
const OF_PROGRAMS =
    /oracle-sbc:|pulumi config|\btls\.|timeouts\.|apiVersion|observeOnly|nodes\[|the argument|resource's/;
const NODES = [
    { name: "sbc-a", address: "10.0.0.1" },
    { name: "sbc-b", address: "10.0.0.2" },
];
const CREDENTIALS = { username: "admin", password: "wrong-1" };

describe("a remedy", () => {
    it("of a command names what the command reads, after a wrong password and without a standby", async () => {
        const looked = await LookedAt.start();
        try {
            const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "wrong-password" };
            for (const command of [["status"], ["status", "--json"], ["import", "chicago"]]) {
                const { exitCode, out, err } = await looked.runWith(env, ...command, ...looked.options);
                expect(exitCode).to.equal(1);
                expect(out + err)
                    .to.contain("Correct the environment variables ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD.")
                    .and.not.match(OF_PROGRAMS)
                    .and.not.contain("wrong-password");
            }
            looked.pair.setFault({ name: "nodeDown", node: "sbc-b" });
            const { err } = await looked.run("import", "chicago", ...looked.options);
            expect(err).to.contain("import it with --observe-only").and.not.match(OF_PROGRAMS);
            const none = await looked.run("journal", "--journal", "off");
            expect(none.err).to.contain("With --journal off").and.not.contain("oracle-sbc:journal");
        } finally {
            await looked.stop();
        }
    }).timeout(20_000);

    it("of a command changes no word of a device, though it is the name of an argument", async () => {
        const looked = await LookedAt.start({ nodes: ["tls.caCertificate", "apiVersion"] });
        try {
            const words = await looked.run("status", ...looked.options);
            expect(words.exitCode, words.err).to.equal(0);
            expect(words.out).to.match(/^tls\.caCertificate +\S+ +active/m);
            const others = await looked.run("status", ...looked.nodes(["a", "b"]), "--ca-file", looked.file("ca.pem"));
            expect(others.out)
                .to.contain("reports its name as tls.caCertificate.")
                .and.contain("reports its name as apiVersion.")
                .and.not.contain("--api-version");
            looked.pair.setFault({ name: "nodeDown", node: "apiVersion" });
            const down = await looked.run("status", ...looked.options);
            expect(down.out).to.contain("apiVersion (").and.not.contain("--");
        } finally {
            await looked.stop();
        }
    }).timeout(20_000);

    it("of a command names no argument of a program, whatever is wrong with its options", () => {
        const value = fc.oneof(fc.string(), fc.constantFrom("", "a b", "https://10.0.0.1", "v1", "[::1", "a@b"));
        const args = fc.record(
            {
                nodes: fc.tuple(node(value), node(value)),
                tls: fc.record(
                    {
                        caCertificate: value,
                        serverName: value,
                        certificateSha256: fc.array(value, { minLength: 1, maxLength: 2 }),
                    },
                    { requiredKeys: [] },
                ),
                apiVersion: value,
            },
            { requiredKeys: ["nodes"] },
        );
        const config = configOf(COMMAND, { ORACLE_SBC_USERNAME: "u", ORACLE_SBC_PASSWORD: "p" });
        fc.assert(
            fc.property(args, (given) => {
                const declared = { activeNode: given.nodes[0].name, ...given };
                for (const problem of declarationProblems(declared, config, 0)) {
                    expect(problem).to.match(/^(--|activeNode )/);
                    // Apart from what was written there.
                    expect(problem.replace(/"(?:[^"\\]|\\.)*"/g, "")).not.to.match(OF_PROGRAMS);
                }
            }),
        );
    });

    it("leaves out a time-out that can't be given, and names it where it can", () => {
        for (const [entry, remedy] of [
            [COMMAND, "Check the network and the node."],
            [IN_STACK, "Check the network and the node, or raise timeouts.requestSeconds."],
        ] as const) {
            const endpoint = endpointOf(entry);
            const request = { endpoint, method: "GET", path: "/x", headers: {} } as const;
            const io = { signal: new AbortController().signal } as Parameters<typeof explainExchange>[2];
            const error = explainExchange(request, new TransportError("aborted", "late", true), io);
            expect(error).to.have.property("remedy", remedy);
        }
    });
});

const node = (value: fc.Arbitrary<string>) => fc.record({ name: value, address: value });

function configOf(entry: EntryPoint, env: NodeJS.ProcessEnv = {}, values: Readonly<Record<string, string>> = {}) {
    return readConfig((key) => values[key], env, entry);
}

function endpointOf(entry: EntryPoint) {
    const inputs = { nodes: NODES, activeNode: "sbc-a", credentials: CREDENTIALS };
    return settingsFor(inputs, configOf(entry), new Sessions()).sessions[0].endpoint;
}
