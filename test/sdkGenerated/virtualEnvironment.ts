import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keptPython, PIP_INSTALL } from "../../scripts/python/index.js";
import { ROOT } from "../structure/sourceFiles.js";
import { inNewFolder, output } from "./commands.js";

const SDK = join(ROOT, "sdk/python");

/**
 * The Python of a virtual environment that has the generated SDK. Pulumi's own SDK, which takes longest, is installed once
 * for each set of requirements, and kept beside the Pulumi CLI.
 */
export async function pythonWithSdk(): Promise<string> {
    const python = await keptPython("python", readFileSync(join(SDK, "pyproject.toml")), (made) => install(made));
    await install(python, "--no-deps", "--force-reinstall");
    return python;
}

/** From a copy: pip builds within the folder that it is given. */
async function install(python: string, ...options: readonly string[]): Promise<void> {
    await inNewFolder(async (folder) => {
        const copy = join(folder, "sdk");
        cpSync(SDK, copy, { recursive: true });
        await output(python, [...PIP_INSTALL, ...options, copy]);
    });
}
