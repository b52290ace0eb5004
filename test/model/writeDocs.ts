import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { referencePage } from "../../scripts/docs/reference.js";
import { decisionsPage } from "./decisionsPage.js";
import { messagesPage, nodeExamples, pairExamples } from "./messages/page.js";

/** `npm run docs`: writes the pages that come from code. */
async function main(): Promise<void> {
    const root = resolve(__dirname, "../../..");
    const pages = {
        "docs/decision-table.md": decisionsPage(),
        "docs/reference.md": referencePage(root),
        "docs/messages.md": messagesPage(await pairExamples(), await nodeExamples()),
    };
    for (const [path, text] of Object.entries(pages)) {
        writeFileSync(join(root, path), text);
        console.log(`${path} is written.`);
    }
}

void main();
