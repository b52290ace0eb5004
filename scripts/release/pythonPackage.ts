import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { extract } from "tar";
import { filesIn } from "../filesIn.js";
import { keptPython, PIP_INSTALL } from "../python/index.js";
import { EPOCH, writeTarGz } from "./archive.js";
import { output } from "../processes/output.js";
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
    const python = await keptPython("python-build", BUILDERS.join(), (builder) => {
        output(builder, [...PIP_INSTALL, ...BUILDERS], work);
    });
    output(python, ["-m", "build", "--no-isolation", "--outdir", made, source], work, env);
    for (const name of readdirSync(made)) if (name.endsWith(".tar.gz")) await packAgain(join(made, name), work);
}

/** setuptools gives what is in an sdist the dates and the owner of the moment. */
async function packAgain(file: string, work: string): Promise<void> {
    const unpacked = join(work, "sdist");
    mkdirSync(unpacked);
    await extract({ file, cwd: unpacked });
    await writeTarGz(file, unpacked, filesIn(unpacked));
}
