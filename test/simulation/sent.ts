import type { JournalEntry } from "../../provider/state/journal.js";
import type { Process } from "./process.js";
import type { Site } from "./site.js";
import type { Task } from "./task.js";

/** One switchover request whose first byte has left. */
export interface SentRequest {
    readonly site: Site;
    readonly process: Process;
    /** Whose it is; of two resources with one pair, the one that wants the other node. */
    readonly task: Task;
    readonly sentMs: number;
    /** The node that was asked. */
    readonly from: string;
    readonly to: string;
    /** The journal's entry when it left, and when that was durable. */
    readonly entry: { readonly id: string; readonly writtenMs: number; readonly entry: JournalEntry } | undefined;
    /** How far the machine's wall clock was ahead then. */
    readonly aheadMs: number;
    /** When the process knew the end of the exchange, and by which status code, if any. */
    endedMs?: number;
    status?: number;
    /** By the report of the resource that sent it. */
    end?: "switched" | "noEffect" | "rejected" | "unknown";
}
