import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundlePlugin } from "../../../scripts/plugin/bundle.js";

const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-plugin-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

const made = new Map<string, Promise<string>>();

/** A plugin's file, made as the one that ships is; each is made once. */
export function bundled(entry: string): Promise<string> {
    const file = join(folder, String(made.size), "pulumi-resource-oracle-sbc");
    const making = made.get(entry) ?? bundlePlugin(entry, file).then(() => file);
    made.set(entry, making);
    return making;
}

/** Has a lifecycle that does what the test asks of it. */
export const TEST_PLUGIN = "test/provider/plugin/testPlugin.ts";
/** The one that ships, but for the lag, which is that of a shortened device. */
export const SHORTENED_PLUGIN = "test/entries/plugin.ts";
/** The one that ships. */
export const PLUGIN = "provider/plugin/index.ts";
