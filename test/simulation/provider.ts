import { join, resolve } from "node:path";
import type * as transport from "../../provider/device/transport.js";
import type * as errors from "../../provider/errors.js";
import type * as plugin from "../../provider/plugin/served.js";
import type * as lifecycle from "../../provider/dynamic/haActiveNode/index.js";

/** The provider under test, from a folder of compiled code: the one that ships, or a copy with a planted bug. */
export interface ProviderCode {
    /** Which of them Pulumi is to see. */
    readonly face: Face;
    readonly createHaActiveNode: typeof lifecycle.createHaActiveNode;
    readonly createServed: typeof plugin.createServed;
    readonly TransportError: typeof transport.TransportError;
    readonly SbcError: typeof errors.SbcError;
}

export const FACES = ["dynamic", "plugin"] as const;
export type Face = (typeof FACES)[number];

export const SHIPPED = resolve(__dirname, "../../provider");

export function loadProvider(folder: string, face: Face = "dynamic"): ProviderCode {
    /* eslint-disable @typescript-eslint/no-require-imports -- the folder is known only now */
    return {
        face,
        ...(require(join(folder, "dynamic/haActiveNode/index.js")) as typeof lifecycle),
        ...(require(join(folder, "plugin/served.js")) as typeof plugin),
        ...(require(join(folder, "device/transport.js")) as typeof transport),
        ...(require(join(folder, "errors.js")) as typeof errors),
    };
    /* eslint-enable @typescript-eslint/no-require-imports */
}
