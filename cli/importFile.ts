import type { ImportRecord } from "pulumi-oracle-sbc/provider";
import { PROVIDER_TEXT, RESOURCE_TYPE } from "../sdk/nodejs/providerText.js";

/**
 * What `pulumi import --file` reads. With outputs given, Pulumi asks no provider, which a dynamic one could not answer: what
 * stands here is what is recorded.
 */
export function importFile(name: string, { id, inputs, outputs }: ImportRecord): string {
    const resource = {
        type: RESOURCE_TYPE,
        name,
        id,
        inputs: { ...inputs, __provider: PROVIDER_TEXT },
        outputs: { ...outputs, __provider: PROVIDER_TEXT },
    };
    return `${JSON.stringify({ resources: [resource] }, undefined, 4)}\n`;
}
