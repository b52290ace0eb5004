import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc";

// A pair that another team switches over, or the first weeks with one's own: only logins and reading requests are sent.
// `pulumi up` records what is seen; where another node than the expected one is active, it warns and succeeds.
//
//   pulumi config set addressA 10.20.0.11
//   pulumi config set addressB 10.20.0.12
//   pulumi config set expectedActiveNode sbc-chi-a    # may be left out: then nothing is compared
//   pulumi up
const config = new pulumi.Config();
const expected = config.get("expectedActiveNode");

const chicago = new sbc.HaActiveNode("chicago", {
    nodes: [
        { name: "sbc-chi-a", address: config.require("addressA") },
        { name: "sbc-chi-b", address: config.require("addressB") },
    ],
    observeOnly: true,
    ...(expected === undefined ? {} : { activeNode: expected }),
});

export const active = chicago.activeNode;
export const redundant = chicago.redundant;
/** The newest entry in either node's own log, such as why the device failed over by itself. */
export const lastSwitchover = chicago.lastSwitchover.apply((entry) => entry ?? "none in either node's log");
/** For a dashboard, or a pipeline that is to fail: `test "$(pulumi stack output isAsExpected)" = true`. */
export const isAsExpected = chicago.activeNode.apply((node) => expected === undefined || node === expected);
