/**
 * How long after its answer a switchover request may still act. The device's reference says "within five seconds" of the
 * answer; one more second is for the network.
 *
 * The entry points hand it in. Nothing that a user can set changes it.
 */
export const DEVICE_LAG_MS = 6000;
