import type { Io } from "../../device/io.js";
import type { Call, Lifecycle } from "../lifecycle.js";
import type { Marked } from "../rpc/wire.js";
import type { Shared } from "../shared.js";
import { check } from "./check.js";
import { aboutPair } from "./concealed.js";
import { create, update } from "./createAndUpdate.js";
import { diff } from "./detailedDiff.js";
import { ProcessState } from "./processState.js";
import { read } from "./read.js";

/** What the resource does, behind the plugin: each call translates, and provider/pair decides. */
export function createHaActiveNode(shared: Shared): Lifecycle {
    const processState = new ProcessState(shared.context);
    const about = <T>(declared: Marked, call: Call, work: (io: Io) => Promise<T>) =>
        aboutPair(declared, call, shared, work);
    return {
        check: (request, call) => about(request.news, call, (io) => check(request, processState, io)),
        diff: (request, call) => about(request.news, call, (io) => diff(request, processState, io)),
        create: (request, call) => about(request.news, call, (io) => create(request, processState, io)),
        update: (request, call) => about(request.news, call, (io) => update(request, processState, io)),
        read: (request, call) => about(request.inputs, call, (io) => read(request, processState, io)),
        /** Forgets. Taking a pair out of a program moves no calls. */
        delete: () => Promise.resolve(),
    };
}
