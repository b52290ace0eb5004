import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";

/**
 * A copy of examples/policy, and what runs it: the part of @pulumi/pulumi that Pulumi's language host for Node.js starts for
 * a pack. The host that is compiled here is too old to do it itself.
 *
 * @returns an executable file, which an engine starts as it is
 */
export function installPolicies(folder: string): string {
    const pack = join(folder, "policy");
    mkdirSync(folder, { recursive: true });
    cpSync(join(ROOT, "examples/policy"), pack, { recursive: true });
    symlinkSync(join(ROOT, "node_modules"), join(pack, "node_modules"));
    const file = join(folder, "run-policies");
    writeFileSync(file, HOST);
    chmodSync(file, 0o755);
    return file;
}

const HOST = `#!/usr/bin/env node
const [, , engine] = process.argv;
process.chdir(require("node:path").join(__dirname, "policy"));
process.argv.splice(2, process.argv.length, engine, ".");
require(${JSON.stringify(join(ROOT, "node_modules/@pulumi/pulumi/cmd/run-policy-pack"))});
`;
