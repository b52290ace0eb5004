import { systemClock } from "../clock.js";
import { engineAddressIn } from "../engineAddress.js";
import { resolveBySystem } from "../pair/run/spellings.js";
import { PairLockFiles } from "../state/pairLockFiles.js";
import { MemoryRunBook } from "../state/runBook.js";
import { RunBookFile } from "../state/runBookFile.js";
import { stateDirectory } from "../state/stateDirectory.js";
import { createJournal, journalFolder } from "../state/journalFiles.js";
import type { ProcessParts } from "./parts.js";
import { userAtHost } from "./requestedBy/userAtHost.js";

/**
 * What ships: this process's environment, and the user's state directory.
 *
 * @param engineAddress names the run; absent if no engine started this process, which is then a run of its own
 */
export function ownParts(
    { lagMs, showsLists }: Pick<ProcessParts, "lagMs" | "showsLists">,
    engineAddress = engineAddressIn(process.argv.slice(2)),
): ProcessParts {
    const directory = stateDirectory(process.env);
    const clock = systemClock;
    return {
        env: process.env,
        userAtHost: userAtHost(),
        lagMs,
        showsLists,
        openJournal: (folder) => createJournal(journalFolder(folder, process.env)),
        resolve: resolveBySystem,
        locks: new PairLockFiles(directory, clock),
        run: engineAddress === undefined ? new MemoryRunBook() : new RunBookFile({ directory, engineAddress, clock }),
    };
}
