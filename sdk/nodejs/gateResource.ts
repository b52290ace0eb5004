import * as pulumi from "@pulumi/pulumi";
import type { WaveGateArgs } from "./gateArguments.js";

/** What a `WaveGate` shows, whether the dynamic provider or the plugin looks after it. */
export abstract class GateResource extends pulumi.CustomResource {
    /** `more`: what the provider needs beside the arguments. */
    protected constructor(
        type: string,
        name: string,
        args: WaveGateArgs,
        more: pulumi.Inputs,
        options?: pulumi.CustomResourceOptions,
    ) {
        super(type, name, { ...args, ...more }, options);
    }
}
