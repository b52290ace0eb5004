import type { Process } from "../process.js";
import type { Run } from "../run.js";
import type { Checking } from "./rules.js";

const MOST = 3;
/** So long a refusal takes to be known in the other processes of the run. */
const TELLING_MS = 100;

interface Tally {
    isAccepted: boolean;
    readonly refused: { readonly ms: number; readonly process: Process }[];
    readonly inFlight: Map<Process, number>;
    isBroken: boolean;
}

/**
 * Until a node of the run has accepted a credential, few logins with it are tried: an account may be locked by them. Both
 * refusals and logins under way count for the run, whichever of its processes they are in.
 */
export class Logins {
    readonly #byRun = new Map<Run, Tally>();

    constructor(readonly checking: Checking) {}

    onSend(process: Process): void {
        const tally = this.#of(process);
        tally.inFlight.set(process, (tally.inFlight.get(process) ?? 0) + 1);
        // Those of a process that was killed may have ended: nobody knows.
        const living = [...tally.inFlight].filter(([one]) => !one.isKilled);
        const inFlight = living.reduce((sum, [, count]) => sum + count, 0);
        if (tally.isAccepted || tally.isBroken) return;
        // What a process was told and had no time to write down died with it.
        const known = tally.refused.filter((one) => !one.process.isKilled);
        const refused = known.filter(({ ms }) => ms < this.checking.nowMs - TELLING_MS).length;
        tally.isBroken = inFlight > MOST || refused >= MOST;
        if (inFlight > MOST)
            this.checking.broken(
                "Credentials",
                process.name,
                `is one of ${inFlight} logins in flight, none accepted yet`,
            );
        if (refused >= MOST)
            this.checking.broken("Credentials", process.name, `logs in again after ${refused} refusals`);
    }

    onEnd(process: Process, result: "accepted" | "refused" | "unknown"): void {
        const tally = this.#of(process);
        tally.inFlight.set(process, (tally.inFlight.get(process) ?? 1) - 1);
        if (result === "refused") tally.refused.push({ ms: this.checking.nowMs, process });
        if (result === "accepted") tally.isAccepted = true;
    }

    #of({ run }: Process): Tally {
        const tally = this.#byRun.get(run) ?? {
            ...{ isAccepted: false, isBroken: false, refused: [], inFlight: new Map<Process, number>() },
        };
        this.#byRun.set(run, tally);
        return tally;
    }
}
