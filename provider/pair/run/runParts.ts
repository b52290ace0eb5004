import type { Journal } from "../../state/journal.js";
import type { PairLocks } from "../../state/pairLocks.js";
import type { OpenSwitchover } from "../settings.js";
import type { RunLimiter } from "./runLimits.js";

/** What the pairs of one run share. */
export interface RunParts {
    readonly limiter: RunLimiter;
    readonly journal: Journal;
    /** Whether a switchover is refused if its request can't be written down first. */
    readonly isJournalRequired: boolean;
    readonly locks: PairLocks;
    /** Every address of a host name. */
    readonly resolve: (host: string) => Promise<readonly string[]>;
    /** Is told of an earlier run's request that is open, and when its end is seen. */
    readonly onOpenRequest?: (pending: OpenSwitchover | undefined) => void;
}
