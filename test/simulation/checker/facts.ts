/** What the rules go by: from the device's reference and the design, never from the product. */

/** Documented: a request acts within five seconds of its answer. */
export const DEVICE_LAG_MS = 5000;
/** No success is reported sooner after the answer. */
export const SURE_MS = 6000;
/** An open request is watched for as long, or for `settleSeconds` if that is longer. */
export const WATCH_MS = 90_000;
/** Between what was just done and the moment in which it counts, no more than this may pass. */
export const HAND_MS = 50;
/** The network's way from a run to a node, at the most, in calm weather. */
export const WAY_MS = 60;
/** No look is slower than this, in calm weather: what stands between a look and the request that follows it. */
export const LOOK_MS = 500;
/** Documented status codes of a request that the device does not carry out. */
export const REFUSALS: ReadonlySet<number | undefined> = new Set([400, 401, 403, 404, 423]);
