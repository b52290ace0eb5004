import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decisionsPage } from "./decisionsPage.js";

const root = resolve(__dirname, "../../..");
writeFileSync(join(root, "docs/decision-table.md"), decisionsPage());
console.log("docs/decision-table.md is written.");
