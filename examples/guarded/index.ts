import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc";

// A planned failover that an operator would sign off: in its change window, with few calls up, to a node that is healthy
// and synchronized, not too soon after the last one, and with proof of what happened. `pulumi preview` says beforehand
// whether it would go through; where it would not, `pulumi up` refuses, and sends nothing.
//
// Once:
//   pulumi config set addressA 10.20.0.11
//   pulumi config set addressB 10.20.0.12
//   pulumi config set --path 'changeWindows[0].from' 22:00
//   pulumi config set --path 'changeWindows[0].to' 04:00
//   pulumi config set --path 'changeWindows[0].timeZone' Europe/Madrid
//   pulumi config set --path 'changeWindows[0].days[0]' sat
//   pulumi config set oracle-sbc:onRefusal error    # for a pipeline that gates on the preview
// For each failover:
//   pulumi config set activeNode sbc-chi-b
//   pulumi config set reason CHG-1234
//   pulumi config set waitSeconds 1800              # for a pipeline that runs shortly before the window opens
//   pulumi preview && pulumi up
// Afterwards:
//   pulumi stack output lastAction
const config = new pulumi.Config();

const chicago = new sbc.HaActiveNode("chicago", {
    nodes: [
        { name: "sbc-chi-a", address: config.require("addressA") },
        { name: "sbc-chi-b", address: config.require("addressB") },
    ],
    activeNode: config.get("activeNode") ?? "sbc-chi-a",
    // A failover that the device makes by itself stays: only a change of activeNode is carried out.
    revertive: false,
    preconditions: {
        minimumHealthPercent: 90,
        maximumSessions: config.getNumber("maximumSessions") ?? 200,
        cooldownSeconds: 15 * 60,
        changeWindows: config.requireObject<sbc.ChangeWindowArgs[]>("changeWindows"),
    },
    waitSeconds: config.getNumber("waitSeconds") ?? 0,
    // Calls on a node without a standby are a failure, though nothing is switched back for it.
    requireRedundancy: true,
    // Experimental: whoever configures the device meanwhile, or runs this with the same setting, is kept out.
    exclusive: true,
    reason: config.get("reason") ?? "no change is planned",
    timeouts: config.getObject("timeouts") ?? {},
});

/** What the devices report, not the desired node. */
export const active = chicago.activeNode;
/** For the change's record: from, to, when, how long it took, the device's own log line, every condition as it stood. */
export const lastAction = chicago.lastAction.apply((action) => action ?? "none yet");
