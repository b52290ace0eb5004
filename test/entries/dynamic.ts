import { dynamicEntry } from "../../provider/dynamic/entry.js";
import { TEST_LAG_MS } from "./lag.js";

export { SbcError } from "../../provider/errors.js";
export { forgetRequest, openRequests } from "../../provider/resource/openRequests.js";
export { journalFolder } from "../../provider/state/journalFiles.js";

/** What `provider/index.ts` gives out, for shortened devices. */
export const { haActiveNode, getPair, lookAtPair, importRecord } = dynamicEntry({ lagMs: TEST_LAG_MS });
