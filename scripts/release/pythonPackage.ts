import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { extract } from "tar";
import { defaultCacheDir } from "../pulumiCli/settings.js";
import { EPOCH, writeTarGz } from "./archive.js";
import { filesIn } from "./checksums.js";
import { output } from "./command.js";
import type { ReleaseOptions } from "./options.js";
import type { Sources } from "./sources.js";

/** What builds it: by their numbers, since their own version stands in what they make. */
const BUILDERS = ["build==1.6.1", "setuptools==84.2.1", "wheel==0.48.0"];

/** The SDK for Python as sdist and wheel, in a folder of its own, as an upload to a package index takes it. */
export async function makePythonPackage(
    { root, folder }: ReleaseOptions,
    { sdks }: Sources,
    work: string,
): Promise<void> {
    const source = join(work, "python-source");
    cpSync(join(sdks, "python"), source, { recursive: true });
    cpSync(join(root, "LICENSE"), join(source, "LICENSE"));
    const made = join(folder, "python");
    mkdirSync(made);
    const env = { SOURCE_DATE_EPOCH: String(EPOCH.getTime() / 1000) };
    output(pythonWithBuilders(), ["-m", "build", "--no-isolation", "--outdir", made, source], work, env);
    for (const name of readdirSync(made)) if (name.endsWith(".tar.gz")) await packAgain(join(made, name), work);
}

/** setuptools gives what is in an sdist the dates and the owner of the moment. */
async function packAgain(file: string, work: string): Promise<void> {
    const unpacked = join(work, "sdist");
    mkdirSync(unpacked);
    await extract({ file, cwd: unpacked });
    await writeTarGz(file, unpacked, filesIn(unpacked));
}

/** In an environment of its own, made once and kept beside the Pulumi CLI. */
function pythonWithBuilders(): string {
    const wants = createHash("sha256").update(BUILDERS.join()).digest("hex").slice(0, 12);
    const kept = join(defaultCacheDir(process.env), `python-build-${wants}`);
    const interpreter = (folder: string) =>
        join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
    if (existsSync(join(kept, "complete"))) return interpreter(kept);
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    output("python3", ["-m", "venv", kept], kept);
    output(interpreter(kept), ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...BUILDERS], kept);
    mkdirSync(join(kept, "done"));
    renameSync(join(kept, "done"), join(kept, "complete"));
    return interpreter(kept);
}
