import * as pulumi from "@pulumi/pulumi";
import * as sbc from "pulumi-oracle-sbc";
import { readPairs } from "./pairs";

// One resource per pair of the stack's configuration. Moving calls is a change of one line there: a pair's `activeNode`.
const pairs = readPairs(new pulumi.Config()).map(
    ({ name, ...args }) => [name, new sbc.HaActiveNode(name, args)] as const,
);

/** Which node of each pair carries calls, as the devices say. */
export const activeNodes = Object.fromEntries(pairs.map(([name, pair]) => [name, pair.activeNode]));

/** Whether each pair's other node could take over. */
export const redundant = Object.fromEntries(pairs.map(([name, pair]) => [name, pair.redundant]));
