import { systemClock } from "../clock.js";
import { createHttpsTransport } from "../device/https.js";
import { printed, type Io } from "../device/io.js";
import { engineIsThere } from "../engineAddress.js";
import { ownParts } from "../resource/ownParts.js";
import { endWithEngine } from "./endWithEngine.js";

/** What every provider object of this process is made of. The process ends with its engine from then on. */
export function beginProcess(lagMs: number) {
    const io: Io = {
        clock: systemClock,
        transport: createHttpsTransport(),
        // Pulumi tells a dynamic provider of no cancellation.
        signal: new AbortController().signal,
        // Pulumi shows what a dynamic provider prints as messages of the stack, as it comes.
        log: (line, kind) => console.log(printed(line, kind)),
        isEngineThere: () => engineIsThere(),
    };
    endWithEngine();
    return { io, parts: ownParts({ lagMs, showsLists: false }) };
}
