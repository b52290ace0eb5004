import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Loaded by mocha before any test: what a provider under test remembers is never found among the user's own.
const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-records-"));
process.env["XDG_STATE_HOME"] = folder;
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
