import type { Process } from "../process.js";
import type { Run } from "../run.js";
import type { Checking } from "./rules.js";

const MOST = 3;

interface Tally {
    inFlight: number;
    refused: number;
    isAccepted: boolean;
    isBroken: boolean;
}

/** Until a node of the run has accepted a credential, few logins with it are tried: an account may be locked by them. */
export class Logins {
    readonly #byRun = new Map<Run, Tally>();

    constructor(readonly checking: Checking) {}

    onSend(process: Process): void {
        const tally = this.#of(process);
        tally.inFlight++;
        if (tally.isAccepted || tally.isBroken) return;
        tally.isBroken = tally.inFlight > MOST || tally.refused >= MOST;
        if (tally.inFlight > MOST)
            this.checking.broken(
                "Credentials",
                process.name,
                `has ${tally.inFlight} logins in flight, none accepted yet`,
            );
        if (tally.refused >= MOST)
            this.checking.broken("Credentials", process.name, `logs in again after ${tally.refused} refusals`);
    }

    onEnd(process: Process, result: "accepted" | "refused" | "unknown"): void {
        const tally = this.#of(process);
        tally.inFlight--;
        if (result === "refused") tally.refused++;
        if (result === "accepted") tally.isAccepted = true;
    }

    #of({ run }: Process): Tally {
        const tally = this.#byRun.get(run) ?? { inFlight: 0, refused: 0, isAccepted: false, isBroken: false };
        this.#byRun.set(run, tally);
        return tally;
    }
}
