import { build, type BuildOptions, type Metafile } from "esbuild";
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { POSIX_START, WINDOWS_START } from "./launcher.js";
import { licensesOf } from "./licenses.js";

/** The package's folder: compiled scripts run in dist/scripts/plugin. */
const ROOT = resolve(__dirname, "../../..");

/** What the engine reads and starts at every run of every user. */
const LARGEST_BYTES = 1_500_000;

/** What a plugin says of itself, and how it begins; each as in the checkout unless it is given. */
export interface BundleOptions {
    readonly version?: string;
    /** The text of its schema. */
    readonly schema?: string;
    /** Empty for a file that Node.js itself is built around. */
    readonly start?: string;
}

export interface Bundle {
    readonly bytes: number;
    /** The names of the packages in it. */
    readonly packages: readonly string[];
    /** Their folders, relative to the checkout. */
    readonly folders: readonly string[];
}

/**
 * Makes one executable file of a plugin's source, which needs Node.js and nothing else. `import()` stays what it is for:
 * what is behind it is not run before it is asked for.
 *
 * Throws where the file would not be fit to ship.
 */
export async function bundlePlugin(entry: string, outFile: string, given: BundleOptions = {}): Promise<Bundle> {
    const { outputFiles, metafile } = await build({ ...options(given), entryPoints: [join(ROOT, entry)] });
    const contents = outputFiles[0]?.contents ?? new Uint8Array();
    const problem = problemOf(metafile, contents);
    if (problem !== undefined) throw new Error(`${entry} makes no plugin: ${problem}`);
    mkdirSync(dirname(outFile), { recursive: true });
    writeWhole(outFile, contents, 0o755);
    // Windows knows no executable by its first line.
    writeWhole(`${outFile}.cmd`, WINDOWS_START);
    const folders = packageFoldersOf(metafile);
    const licenses = licensesOf(folders.map((folder) => join(ROOT, folder)));
    writeWhole(join(dirname(outFile), "LICENSES.txt"), licenses);
    return { bytes: contents.length, packages: folders.map(nameOf), folders };
}

function options(given: BundleOptions) {
    const packageFile = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    const version = given.version ?? packageFile.version;
    const text = given.schema ?? readFileSync(join(ROOT, "provider/plugin/schema.json"), "utf8");
    // As one line: it is read by programs.
    const schema = JSON.stringify(JSON.parse(text));
    return {
        absWorkingDir: ROOT,
        outfile: "plugin",
        bundle: true,
        platform: "node",
        target: "node20.19",
        minify: true,
        // A defect's stack should say where it arose.
        keepNames: true,
        legalComments: "none",
        banner: { js: given.start ?? POSIX_START },
        define: { BUNDLED_VERSION: JSON.stringify(version), BUNDLED_SCHEMA: JSON.stringify(schema) },
        logLevel: "error",
        metafile: true,
        write: false,
    } as const satisfies BuildOptions;
}

function problemOf(metafile: Metafile, { length }: Uint8Array): string | undefined {
    const inputs = Object.keys(metafile.inputs);
    // A second copy's messages are not those of the first: the first one with a bag would fail.
    const copies = packageFoldersOf(metafile).filter((folder) => nameOf(folder) === "google-protobuf");
    if (copies.length !== 1) return `it would hold google-protobuf from ${copies.join(" and ") || "nowhere"}.`;
    const sdk = inputs.find((path) => /@pulumi\/pulumi\/(?!proto\/)/.test(path));
    if (sdk !== undefined) return `it would hold ${sdk}, of Pulumi's SDK, which takes long to load.`;
    return length > LARGEST_BYTES ? `it would have ${length} bytes, more than ${LARGEST_BYTES}.` : undefined;
}

function packageFoldersOf({ inputs }: Metafile): string[] {
    const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
    return [...new Set(folders)].sort();
}

function nameOf(folder: string): string {
    return folder.replace(/^.*node_modules\//, "");
}

/** In one step: an engine may be about to start the file that is there. */
function writeWhole(file: string, contents: Uint8Array | string, mode = 0o644): void {
    const part = `${file}.${process.pid}.part`;
    writeFileSync(part, contents);
    chmodSync(part, mode);
    renameSync(part, file);
}
