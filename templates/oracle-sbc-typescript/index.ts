import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc/plugin";

const config = new pulumi.Config();

const pair = new sbc.HaActiveNode("pair", {
    nodes: [
        { name: config.require("nodeA"), address: config.require("addressA") },
        { name: config.require("nodeB"), address: config.require("addressB") },
    ],
    activeNode: config.require("activeNode"),
});

/** What the devices report, not the desired node. */
export const active = pair.activeNode;
export const redundant = pair.redundant;
