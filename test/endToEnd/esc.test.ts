import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { YamlProject } from "../languages/project.js";
import { withPairs } from "../languages/withPairs.js";
import { resourceFor } from "../languages/yamlPair.js";
import { GO_ENV, output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";
import { getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { switchovers } from "./simulatedPair.js";
import { PASSWORD } from "./stack.js";

interface Opened {
    readonly pulumiConfig: Readonly<Record<string, string>>;
    readonly environmentVariables: Readonly<Record<string, string>>;
}

/** The example's environment with other values, opened by ESC's own evaluator. */
async function opened(sbc: object): Promise<{ readonly open: Opened; readonly redacted: Opened }> {
    const environment = parse(readFileSync(join(ROOT, "examples/esc/environment.yaml"), "utf8")) as { values: object };
    const input = stringify({ values: { ...environment.values, sbc } });
    const cwd = join(ROOT, "test/endToEnd/esc");
    return JSON.parse(await output("go", ["run", "-mod=readonly", "."], { cwd, input, env: GO_ENV })) as Awaited<
        ReturnType<typeof opened>
    >;
}

describe("the environment of examples/esc, opened by ESC's own evaluator", function () {
    // The first run on a machine compiles it.
    this.timeout(600_000);
    getPlaceFirst();

    it("gives a stack what its pairs need, by configuration or by the process's environment, with the password as a secret", () =>
        withPairs(async (start) => {
            const pair = await start("esc");
            const { open, redacted } = await opened({
                username: "admin",
                password: { "fn::secret": PASSWORD },
                caCertificate: pair.caCertificate,
            });
            expect(JSON.stringify(redacted)).not.to.contain(PASSWORD);
            expect(redacted.pulumiConfig["oracle-sbc:username"]).to.equal("admin");

            const secret = "oracle-sbc:password";
            const config = Object.entries(open.pulumiConfig).map(
                ([key, value]) => [key, { value, secret: key === secret }] as const,
            );
            const resources = { one: resourceFor(pair, "sbc-esc-b") };
            const project = await YamlProject.create("esc", Object.fromEntries(config), { resources });
            succeeded(await project.stack.cli("up", "--yes", "--skip-preview"));
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });

            for (const key of ["username", "password"]) await project.stack.cli("config", "rm", `oracle-sbc:${key}`);
            Object.assign(project.stack.place.envVars, open.environmentVariables);
            pair.clearRequests();
            succeeded(await project.stack.cli("preview", "--expect-no-changes"));
            const logins = pair.requests.filter(({ endpoint }) => endpoint === "token");
            expect(logins.length).to.be.greaterThan(0);
            expect(logins.every(({ status }) => status === 200)).to.equal(true);
            expect([await project.stack.exported(), ...project.stack.printed].join("\n")).not.to.contain(PASSWORD);
        }));
});
