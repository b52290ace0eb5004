import { type Mutation, plantedIn } from "../mutation.js";

const CAUGHT = { caughtBy: "test/provider/resource/waveGate/gate.test.ts" } as const;
const inReasons = plantedIn("resource/waveGate/heldBack.ts", "reasons");
const inNodeReasons = plantedIn("resource/waveGate/heldBack.ts", "nodeReasons");
const inCompare = plantedIn("resource/waveGate/calls.ts", "compareGate");
const inOpen = plantedIn("resource/waveGate/gate.ts", "isOpen");

/** What lets a wave begin. */
export const WAVES: readonly Mutation[] = [
    inReasons("a gate that is passed while a request is open", "pending !== undefined", "false", CAUGHT),
    inReasons("a gate that takes a resource that failed for one as desired", "roles === undefined", "false", CAUGHT),
    inReasons("a gate that goes by the record of a pair that can't be seen", "unseen.includes(id)", "false", CAUGHT),
    inReasons("a gate for which redundancy is never required", "requireRedundancy === true", "false", CAUGHT),
    inNodeReasons("a gate that is passed while both nodes are active", "second !== undefined", "false", CAUGHT),
    inNodeReasons("a gate for which nothing is revertive", "revertive !== false", "false", CAUGHT),
    inCompare("a gate that is not updated while it holds others back", "holding.length > 0", "false", CAUGHT),
    inOpen(
        "a gate that waits for an output that is absent",
        "holdsUnknown(roles)",
        "holdsUnknown(arguments[0])",
        CAUGHT,
    ),
];
