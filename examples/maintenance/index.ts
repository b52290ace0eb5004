import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc";

// Before the work:   pulumi config set underMaintenance sbc-chi-a && pulumi up
// After the work:    pulumi config rm underMaintenance && pulumi up
const config = new pulumi.Config();
const preferred = { name: "sbc-chi-a", address: config.require("addressA") };
const other = { name: "sbc-chi-b", address: config.require("addressB") };

const underMaintenance = config.get("underMaintenance");
if (underMaintenance !== undefined && ![preferred.name, other.name].includes(underMaintenance)) {
    throw new pulumi.RunError(`underMaintenance is ${underMaintenance}; write ${preferred.name} or ${other.name}.`);
}
const activeNode = underMaintenance === preferred.name ? other.name : preferred.name;

const chicago = new sbc.HaActiveNode("chicago", {
    nodes: [preferred, other],
    activeNode,
    reason: underMaintenance === undefined ? "no maintenance" : `maintenance of ${underMaintenance}`,
    timeouts: config.getObject("timeouts") ?? {},
});

/** Begin the work when this says what the window is for: it is what was seen, not what was asked for. */
export const carriesCalls = chicago.activeNode;
export const safeToWorkOn = pulumi
    .all([chicago.activeNode, chicago.standbyNode])
    .apply(([active, standby]) => (active !== undefined && active !== underMaintenance ? standby : undefined));
