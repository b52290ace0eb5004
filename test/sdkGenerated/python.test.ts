import { expect } from "chai";
import { join } from "node:path";
import { committedSchema } from "../schema/committedSchema.js";
import { ROOT } from "../structure/sourceFiles.js";
import { output } from "./commands.js";
import { example } from "./example.js";
import { byName, EXPECTED, EXPECTED_OUTPUTS, type Said, withNumbersAsText } from "./registrations.js";
import { pythonWithSdk } from "./virtualEnvironment.js";

describe("the SDK for Python", function () {
    // The first run on a machine installs Pulumi's SDK.
    this.timeout(600_000);
    let python: string;
    before(async () => {
        python = await pythonWithSdk();
    });

    it("registers what programs declare, by the schema's names, with secrets and without defaults", async () => {
        const program = join(ROOT, "test/sdkGenerated/python/registered.py");
        const said = JSON.parse(await output(python, [program], { input: example("python") })) as Said;
        expect(byName(said)).to.deep.equal({
            ...EXPECTED,
            "pulumi:providers:oracle-sbc site": withNumbersAsText,
            "oracle-sbc:index:HaActiveNode chicago": {
                nodes: [
                    { name: "sbc-chi-a", address: "10.20.0.11" },
                    { name: "sbc-chi-b", address: "10.20.0.12" },
                ],
                activeNode: "sbc-chi-a",
                preconditions: { minimumHealthPercent: 90 },
            },
        });
        expect(said).to.deep.include(EXPECTED_OUTPUTS);
    });

    it("has the plugin's version, which it asks Pulumi for", async () => {
        const program = "import pulumi_oracle_sbc._utilities as u; print(u.get_version())";
        expect((await output(python, ["-c", program])).trim()).to.equal(committedSchema.version);
    });
});
