import { dynamicEntry } from "../../../../provider/dynamic/entry.js";
import { createHaActiveNode } from "../../../../provider/dynamic/haActiveNode/index.js";
import { TEST_LAG_MS } from "../../../entries/lag.js";
import { createNote } from "./note.js";

// What ships, with a second provider object: a folder, and an export.
const entry = dynamicEntry({ lagMs: TEST_LAG_MS });
export const haActiveNode = entry.lifeCycle(createHaActiveNode);
export const note = entry.lifeCycle(createNote);
