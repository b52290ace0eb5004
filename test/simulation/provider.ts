import { join, resolve } from "node:path";
import type * as lifecycle from "../../provider/resources/haActiveNode.js";
import type * as transport from "../../provider/device/transport.js";

/** The provider under test, from a folder of compiled code: the one that ships, or a copy with a planted bug. */
export interface ProviderCode {
    readonly createHaActiveNode: typeof lifecycle.createHaActiveNode;
    readonly TransportError: typeof transport.TransportError;
}

export const SHIPPED = resolve(__dirname, "../../provider");

export function loadProvider(folder: string): ProviderCode {
    /* eslint-disable @typescript-eslint/no-require-imports -- the folder is known only now */
    return {
        ...(require(join(folder, "resources/haActiveNode.js")) as typeof lifecycle),
        ...(require(join(folder, "device/transport.js")) as typeof transport),
    };
    /* eslint-enable @typescript-eslint/no-require-imports */
}
