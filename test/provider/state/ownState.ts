import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "oracle-sbc-test-state-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** For provider processes of tests: what they keep is not the user's. */
export const OWN_STATE = { XDG_STATE_HOME: folder };
