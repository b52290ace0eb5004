import { isAskedForAgain } from "./guarded/failing.js";
import { isRefused } from "./guarded/refused.js";
import { createGuarded } from "./guarded/start.js";
import { isWaitedFor } from "./guarded/waiting.js";
import { getPlaceFirst } from "./place.js";
import { sideBySide } from "./sideBySide.js";

describe("a planned failover that an operator would sign off (examples/guarded), on a real Pulumi engine", () => {
    const guarded = createGuarded();
    getPlaceFirst();

    sideBySide({
        "is refused outside its window, on an unsynchronized standby, and with too many calls": () =>
            isRefused(guarded),
        "is waited for, then asked for once, and proven; ten seconds later another one is refused": () =>
            isWaitedFor(guarded),
        "stays where the device failed over by itself; one that is asked for and fails is asked for again": () =>
            isAskedForAgain(guarded),
    });
});
