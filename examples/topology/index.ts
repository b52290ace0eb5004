import type * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc";

// One resource per pair of the stack's configuration. Moving calls is a change of one line there: a pair's `activeNode`.
const topology = sbc.Topology.fromConfig("topology");

/** Which node of each pair carries calls, as the devices say. */
export const activeNodes = ofEach(topology.pairs, ({ activeNode }) => activeNode);

/** Whether each pair's other node could take over. */
export const redundant = ofEach(topology.pairs, (pair) => pair.redundant);

/** The same by site and pair, with whether it has drifted, and its last switchover. */
export const sites = topology.status;

function ofEach<T>(pairs: sbc.Topology["pairs"], value: (pair: sbc.HaActiveNode) => pulumi.Output<T>) {
    return Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [name, value(pair)]));
}
