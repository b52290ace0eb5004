// open-requests.mjs JOURNAL STATE: one line for each open request of the two files; nothing if none is open.
import { readFileSync } from "node:fs";
import process from "node:process";

const [journal, state] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
const open = new Map();

for (const { urn, outputs } of state.deployment?.resources ?? []) {
    const pending = outputs?.pending;
    if (pending === undefined) continue;
    const name = urn.split("::").at(-1);
    // Encrypted, if the names of the nodes are secret.
    const facts =
        typeof pending.id === "string" ? `, requested ${pending.since}, from ${pending.from} to ${pending.to}` : "";
    open.set(pending.id ?? urn, `${name}: a switchover request is open${facts} (by the stack's state)`);
}
for (const { id, since, from, to } of journal.requests) {
    const nameOf = (node) => node.name ?? `nodes[${node.index}]`;
    open.set(
        id,
        `a switchover request is open, requested ${since}, from ${nameOf(from)} to ${nameOf(to)} (by this machine's journal)`,
    );
}
const advice =
    "The next pulumi up of the pair watches for the outcome. Do not request a switchover by hand: if this one took effect, a second one moves calls back.";
if (open.size > 0) process.stdout.write(`${[...open.values(), advice].join("\n")}\n`);
