import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { EPOCH } from "./archive.js";
import { filesIn } from "../filesIn.js";
import type { ReleaseOptions } from "./options.js";
import type { Sources } from "./sources.js";

/**
 * The Go module, in the layout that Go's `GOPROXY` reads from a server: `go/PATH/@v/…`. Nothing without a path: it would be
 * at home nowhere.
 */
export async function makeGoModule(
    { root, folder, version, goModule }: ReleaseOptions,
    { sdks }: Sources,
): Promise<void> {
    if (goModule === undefined) return;
    const served = join(folder, "go", goModule, "@v");
    mkdirSync(served, { recursive: true });
    const name = `v${version}`;
    const committed = readFileSync(join(root, "sdk/go/go.mod"), "utf8");
    const goMod = committed.replace(/^module .*$/m, `module ${goModule}`);
    writeFileSync(join(served, "list"), `${name}\n`);
    writeFileSync(join(served, `${name}.info`), `${JSON.stringify({ Version: name })}\n`);
    writeFileSync(join(served, `${name}.mod`), goMod);

    const zip = new ZipFile();
    const add = (path: string, bytes: Buffer) =>
        zip.addBuffer(bytes, `${goModule}@${name}/${path}`, { mtime: EPOCH, forceDosTimestamp: true, mode: 0o100644 });
    add("LICENSE", readFileSync(join(root, "LICENSE")));
    add("go.mod", Buffer.from(goMod));
    add("go.sum", readFileSync(join(root, "sdk/go/go.sum")));
    // At the module's own root: Pulumi's language host for Go looks there for the plugin that a module needs.
    add("pulumi-plugin.json", readFileSync(join(sdks, "go/oraclesbc/pulumi-plugin.json")));
    for (const path of filesIn(join(sdks, "go"))) add(path, readFileSync(join(sdks, "go", path)));
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(join(served, `${name}.zip`)));
}
