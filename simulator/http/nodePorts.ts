import type { ServerCredential } from "../certificates.js";
import type { PairCredentials } from "./credentials.js";
import type { FaultBox } from "../faults/faultBox.js";
import type { ResolvedOptions } from "../options.js";
import type { PairFaults } from "../faults/pairFaults.js";
import type { Schedule } from "../pair/schedule.js";
import type { ServedDevice } from "./servedDevice.js";

/** How long until a port that another program took meanwhile is tried again. */
const portRetryMs = 50;

export interface PortParts {
    readonly devices: readonly ServedDevice[];
    readonly options: Pick<ResolvedOptions, "nodes">;
    readonly faultBox: FaultBox;
    readonly schedule: Schedule;
    readonly pairFaults: PairFaults;
    readonly credentials: PairCredentials;
}

/** Keeps the two ports as power and faults want them: open or closed, and with which certificate. */
export function nodePorts({ devices, options, faultBox, schedule, pairFaults, credentials }: PortParts) {
    /** Opens and closes a node's port as its power, and fault `nodeDown`, want it. */
    function servePower(device: ServedDevice): void {
        if (!device.ha.isUp) device.forget();
        if (!device.ha.isUp || faultBox.isSet("nodeDown", device.name)) void device.server.close();
        else device.server.open().catch(() => schedule.after("port", portRetryMs, () => servePower(device)));
    }

    /** To be called after every change of the faults that are set. */
    function applyFaults(): void {
        pairFaults.apply();
        devices.forEach((device, index) => {
            servePower(device);
            device.server.useCredential(credentialOf(index as 0 | 1));
        });
    }

    /** What the next connection gets. */
    function credentialOf(index: 0 | 1): ServerCredential {
        const isChanged = faultBox.isSet("certificateChanged", options.nodes[index]);
        return (isChanged ? credentials.changed : credentials.usual)[index];
    }

    return { servePower, applyFaults, credentialOf };
}
