import { expect } from "chai";
import { declarationProblems } from "../../../../provider/resource/inputs/problems.js";
import { readConfig } from "../../../../provider/resource/inputs/stackConfig.js";
import { nameOfCredentials } from "../../../../provider/resource/inputs/credentials.js";
import { type EntryPoint, IN_PROVIDER, IN_STACK, LOOK } from "../../../../provider/resource/entryPoint.js";

const NODES = [
    { name: "sbc-a", address: "10.0.0.1" },
    { name: "sbc-b", address: "10.0.0.2" },
];
const CREDENTIALS = { username: "admin", password: "wrong-1" };
/** As a command does: credentials in the environment, arguments by names of its own. */
const COMMAND: EntryPoint = { argument: (path) => (path.startsWith("tls.") ? `--${path.slice(4)}` : undefined) };

describe("credentials, and what an entry point calls its settings", () => {
    const own = { username: "own", password: "own-1" };
    const env = { ORACLE_SBC_USERNAME: "u", ORACLE_SBC_PASSWORD: "p" };
    const places: readonly (readonly [what: string, EntryPoint, values: object, credentials: object, name: string])[] =
        [
            [
                "a stack",
                IN_STACK,
                CREDENTIALS,
                {},
                "oracle-sbc:username and oracle-sbc:password, or the argument credentials",
            ],
            [
                "the environment of a stack",
                IN_STACK,
                {},
                {},
                "the environment variables ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD",
            ],
            [
                "both",
                IN_STACK,
                { username: "a" },
                {},
                "oracle-sbc:username and ORACLE_SBC_PASSWORD, or the argument credentials",
            ],
            [
                "a Provider",
                IN_PROVIDER,
                CREDENTIALS,
                {},
                "the Provider's username and the Provider's password, or the argument credentials",
            ],
            ["a look by a script", LOOK, {}, { credentials: own }, "the argument credentials"],
            ["a command", COMMAND, {}, {}, "the environment variables ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD"],
        ];
    for (const [what, entry, values, inputs, name] of places) {
        it(`names where ${what} has the credentials that were refused`, () => {
            const config = configOf(entry, env, values as Record<string, string>);
            expect(nameOfCredentials(inputs, config)).to.equal(name);
        });
    }

    it("for missing credentials names the ways of the entry point, and no other", () => {
        const missing = (entry: EntryPoint) =>
            declarationProblems({ nodes: NODES, activeNode: "sbc-a" }, configOf(entry), 0);
        expect(missing(LOOK)[0])
            .to.contain("one of two ways: the argument credentials; or the environment variables")
            .and.not.contain("oracle-sbc:");
        expect(missing(IN_PROVIDER)[0]).to.contain("of the Provider").and.not.contain("oracle-sbc:");
        expect(missing(COMMAND)).to.deep.equal([
            "Credentials are missing. Set the environment variables ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD.",
        ]);
    });

    it("names an argument as the entry point has it, and by its path if it has no name for it", () => {
        const declared = { nodes: NODES, activeNode: "sbc-c", tls: { serverName: "" } };
        const problems = (entry: EntryPoint) => declarationProblems(declared, configOf(entry, env), 0).join(" ");
        expect(problems(COMMAND)).to.contain("--serverName ").and.not.contain("tls.serverName");
        expect(problems(IN_STACK)).to.contain("tls.serverName ");
    });
});

function configOf(entry: EntryPoint, env: NodeJS.ProcessEnv = {}, values: Readonly<Record<string, string>> = {}) {
    return readConfig((key) => values[key], env, entry);
}
