import type { SentRequest } from "../sent.js";
import type { Story } from "../story.js";
import type { Task } from "../task.js";
import type { World } from "../world.js";

/** What a rule sees of the schedule, and how it says that it was broken. */
export interface Checking {
    readonly world: World;
    readonly nowMs: number;
    readonly expected: Expectations;
    /** @param who a run, or what else broke it */
    broken(rule: string, who: string | Task, what: string): void;
}

/** What a schedule promises beside what always holds. */
export interface Expectations {
    /** Several runs act on a pair at once, or something else does: requests of another may be out. */
    readonly isShared: boolean;
    /** Nothing happens but what the runs do, and every request arrives. */
    readonly isCalm: boolean;
    /** Nothing takes the configuration lock from a run that lives. */
    readonly isLockKept: boolean;
    /** What was written to the journal is there in the next run. */
    readonly isJournalKept: boolean;
}

export type RequestRule = (sent: SentRequest, checking: Checking) => void;

export function quote(story: Story, rule: string, who: string, what: string): string {
    const line = `[${rule}] ${who} ${what}`;
    story.tell(`VIOLATION: ${line}`);
    return line;
}
