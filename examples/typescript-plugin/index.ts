import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc/plugin";

// One Oracle SBC pair in TypeScript, looked after by the plugin. With "pulumi-oracle-sbc" in the import, the dynamic
// provider looks after the same pair, and Pulumi.yaml needs no plugins.
//
//   npm ci && npm run build      # in the root of this repository: makes bin/plugin
//   cd examples/typescript-plugin
//   pulumi stack init dev
//   pulumi config set addressA 10.20.0.11
//   pulumi config set addressB 10.20.0.12
//   pulumi config set oracle-sbc:username gitops
//   pulumi config set --secret oracle-sbc:password
//   pulumi config set oracle-sbc:caCertificate < ca.pem
//   pulumi up
//
// A failover:   pulumi config set activeNode sbc-chi-b && pulumi up
const config = new pulumi.Config();
const reason = config.getSecret("reason");

const chicago = new sbc.HaActiveNode("chicago", {
    nodes: [
        { name: "sbc-chi-a", address: config.require("addressA") },
        { name: "sbc-chi-b", address: config.require("addressB") },
    ],
    activeNode: config.get("activeNode") ?? "sbc-chi-a",
    ...(reason && { reason: reason.apply(String) }),
    timeouts: { quietSeconds: config.getNumber("quietSeconds") ?? 6 },
});

/** What the devices report, not the desired node. */
export const active = chicago.activeNode;
export const redundant = chicago.redundant;
