import { createHaActiveNode } from "../../../../provider/dynamic/haActiveNode/index.js";
import { beginProcess } from "../../../../provider/dynamic/process.js";
import { TEST_LAG_MS } from "../../../entries/lag.js";
import { createNote } from "./note.js";

// What ships, with a second provider object: a folder, and an export.
const { io, parts } = beginProcess(TEST_LAG_MS);
export const haActiveNode = createHaActiveNode(io, parts);
export const note = createNote(io, parts);
