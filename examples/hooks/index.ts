import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc/plugin";
import { approvalFrom, noticeTo } from "./hooks";

// Before calls are moved an approval is asked for, and afterwards a channel is told. In previews neither is.
//
//   pulumi config set addressA 10.20.0.11
//   pulumi config set addressB 10.20.0.12
//   pulumi config set approvalUrl https://changes.example.net/approvals
//   pulumi config set noticeUrl https://chat.example.net/hooks/voice
//   pulumi config set activeNode sbc-chi-b && pulumi up
//
// The approval is for the move that was seen: between it and the request the plugin looks at both nodes again, and refuses
// what it would refuse anyway. With the dynamic provider a hook does not learn of drift, since nothing is read before it.
const config = new pulumi.Config();
const approve = approvalFrom(config.require("approvalUrl"));
const notify = noticeTo(config.require("noticeUrl"));

const chicago = new sbc.HaActiveNode(
    "chicago",
    {
        nodes: [
            { name: "sbc-chi-a", address: config.require("addressA") },
            { name: "sbc-chi-b", address: config.require("addressB") },
        ],
        activeNode: config.get("activeNode") ?? "sbc-chi-a",
        reason: config.get("reason") ?? "as declared",
        timeouts: { quietSeconds: config.getNumber("quietSeconds") ?? 6 },
    },
    {
        hooks: {
            beforeCreate: [approve],
            beforeUpdate: [approve],
            afterCreate: [notify],
            afterUpdate: [notify],
        },
    },
);

/** What the devices report, not the desired node. */
export const active = chicago.activeNode;
