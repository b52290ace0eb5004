import type { Clock } from "../clock.js";
import type { Io, LineKind } from "../device/io.js";
import type { Transport } from "../device/transport.js";
import { Context } from "../resource/context.js";
import type { ProcessParts } from "../resource/parts.js";
import type { Call } from "./lifecycle.js";

export interface PluginParts extends ProcessParts {
    readonly clock: Clock;
    readonly transport: Transport;
}

/** What all resources and functions of this process share: its configuration, its sessions, the run's record. */
export class Shared {
    readonly context: Context;

    constructor(private readonly parts: PluginParts) {
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
        // Of what is needed, Pulumi shows no more than the property: the rest has to be seen as well.
        case "notice":
        case "warning":
            return call.log("warning", line);
    }
}
