import { systemClock } from "../../clock.js";
import { createHttpsTransport } from "../../device/https.js";
import { ownParts } from "../../resources/ownParts.js";
import type { Lifecycle } from "../lifecycle.js";
import { create, update } from "./changes.js";
import { check } from "./check.js";
import { checkConfig, configure, diffConfig } from "./config.js";
import { diff } from "./diff.js";
import { Face, type LifecycleParts } from "./face.js";
import { invoke } from "./invoke.js";
import { read } from "./read.js";

/** What the resource does, behind the plugin: each call translates, and provider/pair decides. */
export function createLifecycle(parts: LifecycleParts): Lifecycle {
    let face = new Face(parts);
    return {
        checkConfig: (request) => Promise.resolve(checkConfig(request, parts.env)),
        diffConfig: (request) => Promise.resolve(diffConfig(request)),
        configure: (config, call) => {
            // A process that a debugger holds serves one run after another: each begins anew.
            face = new Face({ ...parts, run: parts.run.anew?.() ?? parts.run });
            return Promise.resolve(configure(config, call.urn, face));
        },
        check: (request, call) => check(request, face, face.ioFor(call)),
        diff: (request, call) => diff(request, face, face.ioFor(call)),
        create: (request, call) => create(request, face, face.ioFor(call)),
        update: (request, call) => update(request, face, face.ioFor(call)),
        read: (request, call) => read(request, face, face.ioFor(call)),
        /** Forgets. Taking a pair out of a program moves no calls. */
        delete: () => Promise.resolve(),
        invoke: (token, args, call) => invoke(token, args, face, face.ioFor(call)),
    };
}

/** What ships. */
export function createOwnLifecycle(lagMs: number): Lifecycle {
    return createLifecycle({ clock: systemClock, transport: createHttpsTransport(), ...ownParts(lagMs) });
}
