import { dynamicEntry } from "../../provider/dynamic/entry.js";
import { createHaActiveNode } from "../../provider/dynamic/haActiveNode/index.js";
import { createWaveGate } from "../../provider/dynamic/waveGate/index.js";
import { TEST_LAG_MS } from "./lag.js";

export { printable } from "../../provider/device/printable.js";
export { SbcError } from "../../provider/errors.js";
export { forgetRequest, openRequests } from "../../provider/resource/openRequests.js";
export { journalFolder } from "../../provider/state/journalFiles.js";

/** What `provider/index.ts` gives out, for shortened devices. */
const entry = dynamicEntry({ lagMs: TEST_LAG_MS });

export const haActiveNode = entry.lifeCycle(createHaActiveNode);
export const waveGate = entry.lifeCycle(createWaveGate);
export const { getPair, pairLooks, examinePair, importRecord } = entry;
