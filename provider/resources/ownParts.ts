import { systemClock } from "../clock.js";
import { PairLockFiles } from "../state/pairLockFiles.js";
import { MemoryRunBook } from "../state/runBook.js";
import { RunBookFile } from "../state/runBookFile.js";
import { stateDirectory } from "../state/stateDirectory.js";
import { noJournal } from "../state/without.js";
import type { ProcessParts } from "./parts.js";

/**
 * What ships: this process's environment, and the user's state directory.
 *
 * @param engineAddress names the run; absent if no engine started this process, which is then a run of its own
 */
export function ownParts(lagMs: number, engineAddress = engineAddressIn(process.argv.slice(2))): ProcessParts {
    const [directory, clock] = [stateDirectory(process.env), systemClock];
    return {
        env: process.env,
        lagMs,
        openJournal: () => noJournal, // TODO: the journal by files
        locks: new PairLockFiles(directory, clock),
        run: engineAddress === undefined ? new MemoryRunBook() : new RunBookFile({ directory, engineAddress, clock }),
    };
}

/** Pulumi starts a provider of either face with its own address as the last argument that is no flag. */
function engineAddressIn(args: readonly string[]): string | undefined {
    const last = args.filter((arg) => !arg.startsWith("-")).at(-1);
    return last !== undefined && /^[\w.[\]:-]+:\d{1,5}$/.test(last) ? last : undefined;
}
