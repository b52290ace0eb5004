import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeChecksums } from "./checksums.js";
import { makeGoModule } from "./goModule.js";
import { makeNpmPackages } from "./npmPackages.js";
import { writeNotes } from "./notes.js";
import { parseReleaseOptions, releaseHelp, type ReleaseOptions } from "./options.js";
import { makePluginArchives } from "./pluginArchives.js";
import { makePythonPackage } from "./pythonPackage.js";
import { writeBillOfMaterials } from "./billOfMaterials.js";
import { type Sources, sourcesFor } from "./sources.js";
import { makeStandalone } from "./standalone.js";

/** `npm run release`: builds what a release consists of into one folder. */
async function release(options: ReleaseOptions): Promise<void> {
    rmSync(options.folder, { recursive: true, force: true });
    mkdirSync(options.folder, { recursive: true });
    const work = mkdtempSync(join(tmpdir(), "release-"));
    try {
        const sources = await sourcesFor(options, work);
        await makeStandalone(options, sources, work);
        if (!options.onlyStandalone) await makeAllElse(options, sources, work);
        writeChecksums(options.folder);
    } finally {
        rmSync(work, { recursive: true, force: true });
    }
}

async function makeAllElse(options: ReleaseOptions, sources: Sources, work: string): Promise<void> {
    makeNpmPackages(options, sources, work);
    await makePluginArchives(options, sources);
    await makePythonPackage(options, sources, work);
    await makeGoModule(options, sources);
    writeBillOfMaterials(options, sources);
    writeNotes(options);
}

async function main(args: readonly string[]): Promise<void> {
    const options = parseReleaseOptions(args, resolve(__dirname, "../../.."));
    if (options === undefined) {
        console.log(releaseHelp);
        return;
    }
    await release(options);
    console.log(`${options.folder}: release ${options.version}, with its checksums in SHA256SUMS.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
