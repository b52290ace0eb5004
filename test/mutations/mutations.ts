import { DEVICE } from "./bugs/device.js";
import { DECIDING } from "./bugs/deciding.js";
import { JOURNAL } from "./bugs/journal.js";
import { OPEN_REQUESTS } from "./bugs/openRequests.js";
import { PLUGIN } from "./bugs/plugin.js";
import { POLICY } from "./bugs/policy.js";
import { RECORDING } from "./bugs/recording.js";
import { REQUESTING } from "./bugs/requesting.js";
import { RUN } from "./bugs/run.js";
import { SECRETS } from "./bugs/secrets.js";
import { WATCHING } from "./bugs/watching.js";
import { WAVES } from "./bugs/waves.js";
import type { Mutation } from "./mutation.js";

/** Each of them breaks a promise, and each must be caught. */
export const MUTATIONS: readonly Mutation[] = [
    ...DEVICE,
    ...DECIDING,
    ...REQUESTING,
    ...JOURNAL,
    ...OPEN_REQUESTS,
    ...WATCHING,
    ...POLICY,
    ...RECORDING,
    ...RUN,
    ...PLUGIN,
    ...SECRETS,
    ...WAVES,
];
