import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the bundle holds in place of files beside it: put there when it is made, absent where it is not one. */
declare const BUNDLED_VERSION: string;
declare const BUNDLED_SCHEMA: string;

/** The package's version. */
export function readVersion(): string {
    if (typeof BUNDLED_VERSION === "string") return BUNDLED_VERSION;
    const { version } = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8")) as { version: string };
    return version;
}

/** The text of the schema, which Pulumi's SDKs and its YAML are made from. */
export function readSchema(): string {
    if (typeof BUNDLED_SCHEMA === "string") return BUNDLED_SCHEMA;
    return readFileSync(join(packageFolder(), "provider/plugin/schema.json"), "utf8");
}

/** Compiled code runs in dist/provider/plugin. */
function packageFolder(): string {
    return join(__dirname, "../../..");
}
