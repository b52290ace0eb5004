import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";

/**
 * A policy pack as teams write them, by Pulumi's own library: one mandatory policy for each class, which each resource
 * violates that it is applied to.
 *
 * @returns an executable file, which an engine starts as it is
 */
export function writePolicyPack(folder: string): string {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "classes", version: "0.0.1" }));
    const file = join(folder, "pack");
    writeFileSync(file, PACK);
    chmodSync(file, 0o755);
    return file;
}

const PACK = `#!/usr/bin/env node
process.chdir(__dirname);
const load = require("node:module").createRequire(${JSON.stringify(`${ROOT}/`)});
const { PolicyPack, validateResourceOfType } = load("@pulumi/policy");
const classes = {
    dynamic: load("pulumi-oracle-sbc").HaActiveNode,
    plugin: load("pulumi-oracle-sbc/plugin").HaActiveNode,
    provider: load("pulumi-oracle-sbc/plugin").Provider,
};
const policies = Object.entries(classes).map(([name, resourceClass]) => ({
    name,
    description: name,
    enforcementLevel: "mandatory",
    validateResource: validateResourceOfType(resourceClass, (pair, args, report) =>
        report(name + " applied to " + pair.activeNode),
    ),
}));
new PolicyPack("classes", { policies });
`;
