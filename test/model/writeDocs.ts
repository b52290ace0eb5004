import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { decisionsPage } from "./decisionsPage.js";

const root = resolve(__dirname, "../../..");
writeFileSync(join(root, "docs/decisions.md"), decisionsPage());
console.log("docs/decisions.md is written.");
