import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc";

// Addresses and the CA are the stack's own:
//   pulumi config set addressA 10.20.0.11
//   pulumi config set addressB 10.20.0.12
//   pulumi config set oracle-sbc:username gitops
//   pulumi config set --secret oracle-sbc:password
//   pulumi config set oracle-sbc:caCertificate < ca.pem
const config = new pulumi.Config();

const chicago = new sbc.HaActiveNode("chicago", {
    nodes: [
        { name: "sbc-chi-a", address: config.require("addressA") },
        { name: "sbc-chi-b", address: config.require("addressB") },
    ],
    activeNode: "sbc-chi-a", // a failover is a change of this line
    // A failover that the device makes by itself stays until this program asks for another.
    revertive: false,
    preconditions: { minimumHealthPercent: 90 },
    timeouts: config.getObject("timeouts") ?? {},
});

/** What the devices report, not the desired node. */
export const active = chicago.activeNode;
export const redundant = chicago.redundant;
export const lastSwitchover = chicago.lastSwitchover.apply((entry) => entry ?? "none in either node's log");
