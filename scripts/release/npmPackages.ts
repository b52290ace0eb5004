import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extract } from "tar";
import { output } from "./command.js";
import type { ReleaseOptions } from "./options.js";
import type { Sources } from "./sources.js";

/** The npm package: what `npm pack` makes of the checkout, with this release's version and plugin. */
export function makeNpmPackages({ root, folder, version }: ReleaseOptions, { plugin }: Sources, work: string): void {
    const packed = join(work, "packed");
    pack(root, packed);
    const [archive = ""] = readdirSync(packed);
    extract({ file: join(packed, archive), cwd: packed, sync: true });
    const inner = join(packed, "package");
    for (const name of readdirSync(join(inner, "bin/plugin")))
        cpSync(join(plugin, name), join(inner, "bin/plugin", name));
    const text = readFileSync(join(inner, "package.json"), "utf8");
    const packageFile = { ...(JSON.parse(text) as object), version };
    writeFileSync(join(inner, "package.json"), `${JSON.stringify(packageFile, undefined, 4)}\n`);
    pack(inner, folder);
}

/** Without its scripts: what they would build is what is running. */
function pack(from: string, into: string): void {
    mkdirSync(into, { recursive: true });
    output("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", into], from);
}
