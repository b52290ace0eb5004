import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { defaultCacheDir } from "../../scripts/pulumiCli/settings.js";
import { ROOT } from "../structure/sourceFiles.js";
import { inNewFolder, output } from "./commands.js";

const SDK = join(ROOT, "sdk/python");

/**
 * The Python of a virtual environment that has the generated SDK. Pulumi's own SDK, which takes longest, is installed once
 * for each set of requirements, and kept beside the Pulumi CLI.
 */
export async function pythonWithSdk(): Promise<string> {
    const wants = createHash("sha256")
        .update(readFileSync(join(SDK, "pyproject.toml")))
        .digest("hex");
    const kept = join(defaultCacheDir(process.env), `python-${wants.slice(0, 12)}`);
    const python = join(kept, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
    if (!existsSync(join(kept, "complete"))) {
        rmSync(kept, { recursive: true, force: true });
        mkdirSync(kept, { recursive: true });
        await output("python3", ["-m", "venv", kept]);
        await install(python);
        renameSync(mkdtempSync(join(kept, "done-")), join(kept, "complete"));
    }
    await install(python, "--no-deps", "--force-reinstall");
    return python;
}

/** From a copy: pip builds within the folder that it is given. */
async function install(python: string, ...options: readonly string[]): Promise<void> {
    await inNewFolder(async (folder) => {
        const copy = join(folder, "sdk");
        cpSync(SDK, copy, { recursive: true });
        await output(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...options, copy]);
    });
}
