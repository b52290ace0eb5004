// comment.mjs FOLDER: what preview.sh has written there, as Markdown for the pull request.
import { Buffer } from "node:buffer";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fenced } from "./markdown.mjs";

// GitHub takes 65,536 characters, of which the headline needs a few hundred.
const MOST = 62_000;
const LEAST = 1000;

const [folder = "."] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name), "utf8");

function headline() {
    if (!existsSync(join(folder, "id"))) return "**The preview failed, and no plan was saved.**";
    const record = new Map(
        read("record")
            .trim()
            .split("\n")
            .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    );
    const switchovers = Number(record.get("switchovers"));
    const until = new Date((Number(record.get("made")) + 24 * 3600) * 1000).toISOString();
    const requests =
        switchovers === 0
            ? "**no switchover**"
            : `**at most ${switchovers} switchover${switchovers === 1 ? "" : "s"}**`;
    return [
        `The plan may request ${requests} in the stack \`${record.get("stack")}\`.`,
        "",
        `- commit: \`${record.get("commit")}\``,
        `- can be applied until: ${until}`,
        `- id of the plan: \`${read("id").trim()}\``,
    ].join("\n");
}

/** What the change does to the pairs, if preview.sh could have that made; then what Pulumi printed, as far as there is room. */
function body() {
    if (!existsSync(join(folder, "report.md"))) return fenced(read("preview.txt"));
    const report = read("report.md").trimEnd();
    const left = MOST - Buffer.byteLength(report);
    if (left < LEAST) return `${report}\n\nThe log of the job has what Pulumi printed.`;
    return `${report}\n\n<details><summary>What Pulumi printed</summary>\n\n${fenced(read("preview.txt"), left)}\n\n</details>`;
}

process.stdout.write(`${headline()}\n\n${body()}\n`);
