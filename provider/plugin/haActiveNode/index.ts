import { systemClock } from "../../clock.js";
import { createHttpsTransport } from "../../device/https.js";
import { ownParts } from "../../resource/ownParts.js";
import type { Io } from "../../device/io.js";
import type { Call, Lifecycle } from "../lifecycle.js";
import type { Marked } from "../rpc/wire.js";
import { create, update } from "./createAndUpdate.js";
import { check } from "./check.js";
import { concealing, concealmentFor } from "./concealed.js";
import { checkConfig, configure, diffConfig } from "./providerConfig.js";
import { diff } from "./detailedDiff.js";
import { ProcessState, type LifecycleParts } from "./processState.js";
import { invoke } from "./getPair.js";
import { read } from "./read.js";

/** What the resource does, behind the plugin: each call translates, and provider/pair decides. */
export function createLifecycle(parts: LifecycleParts): Lifecycle {
    let processState = new ProcessState(parts);
    /** What a call says and fails with conceals nodes that are secret. */
    const about = <T>(declared: Marked, call: Call, work: (io: Io) => Promise<T>): Promise<T> => {
        const concealment = concealmentFor(call.urn, declared, processState.context);
        return concealing(concealment, () => work(concealment.io(processState.ioFor(call))));
    };
    return {
        checkConfig: (request) => Promise.resolve(checkConfig(request, parts.env)),
        diffConfig: (request) => Promise.resolve(diffConfig(request)),
        configure: (config, call) => {
            // A process that a debugger holds serves one run after another: each begins anew.
            processState = new ProcessState({ ...parts, run: parts.run.anew?.() ?? parts.run });
            return Promise.resolve(configure(config, call.urn, processState));
        },
        check: (request, call) => about(request.news, call, (io) => check(request, processState, io)),
        diff: (request, call) => about(request.news, call, (io) => diff(request, processState, io)),
        create: (request, call) => about(request.news, call, (io) => create(request, processState, io)),
        update: (request, call) => about(request.news, call, (io) => update(request, processState, io)),
        read: (request, call) => about(request.inputs, call, (io) => read(request, processState, io)),
        /** Forgets. Taking a pair out of a program moves no calls. */
        delete: () => Promise.resolve(),
        invoke: (token, args, call) => about(args, call, (io) => invoke(token, args, processState, io)),
    };
}

/** What ships. */
export function createOwnLifecycle(lagMs: number): Lifecycle {
    return createLifecycle({ clock: systemClock, transport: createHttpsTransport(), ...ownParts(lagMs) });
}
