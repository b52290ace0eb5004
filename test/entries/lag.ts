/** Of a device that is shortened to a twentieth: what `DEVICE_LAG_MS` is for one that is not. */
export const TEST_LAG_MS = 300;
