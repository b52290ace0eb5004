import type { Clock } from "../../clock.js";
import type { Io, LineKind } from "../../device/io.js";
import type { Transport } from "../../device/transport.js";
import { Context } from "../../resource/context.js";
import type { ProcessParts } from "../../resource/parts.js";
import type { Call } from "../lifecycle.js";
import { Looks } from "./lookCache.js";

export interface LifecycleParts extends ProcessParts {
    readonly clock: Clock;
    readonly transport: Transport;
}

/** What this process keeps from one call to the next. */
export class ProcessState {
    readonly context: Context;
    readonly looks = new Looks();
    /**
     * Resources that the program of this run has declared. Pulumi compares others too, to show what a read has changed, and
     * before a `destroy`: that comparison comes before the check of what is declared, and must never fail.
     */
    readonly declared = new Set<string>();

    constructor(readonly parts: LifecycleParts) {
        this.context = new Context(parts);
    }

    /** What a call may use: its lines go to the row of its resource, and its end ends what it has begun. */
    ioFor(call: Call): Io {
        const { clock, transport } = this.parts;
        return {
            clock,
            transport,
            signal: call.signal,
            log: (line, kind) => tell(call, line, kind),
            isEngineThere: () => call.isEngineThere(),
            afterwards: (work) => call.afterwards(work),
        };
    }
}

function tell(call: Call, line: string, kind: LineKind): void {
    switch (kind) {
        case "progress":
            return call.status(line);
        case "result":
            return call.log("info", line);
        // Of what is due, Pulumi shows no more than the property: the rest is to be seen as well.
        case "notice":
        case "warning":
            return call.log("warning", line);
    }
}
