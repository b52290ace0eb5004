import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { output } from "../processes/output.js";
import { defaultCacheDir } from "../pulumiCli/settings.js";

/** The arguments of a Python that installs packages, which follow. */
export const PIP_INSTALL = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"] as const;

/**
 * The Python of a virtual environment that is made once for each text of `wants`, and kept beside the Pulumi CLI.
 *
 * @param name the folder's name in the cache begins with it
 * @param install puts into it what is wanted
 */
export async function keptPython(
    name: string,
    wants: string | Buffer,
    install: (python: string) => void | Promise<void>,
): Promise<string> {
    const kept = join(
        defaultCacheDir(process.env),
        `${name}-${createHash("sha256").update(wants).digest("hex").slice(0, 12)}`,
    );
    const python = join(kept, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
    if (existsSync(join(kept, "complete"))) return python;
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    output("python3", ["-m", "venv", kept], kept);
    await install(python);
    mkdirSync(join(kept, "complete"));
    return python;
}
