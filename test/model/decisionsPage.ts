import { decisionTable } from "./decisionTable.js";

/** The text of docs/decision-table.md. */
export function decisionsPage(): string {
    const rows = decisionTable().map(
        ({ wanted, other, state, decision, message }) =>
            `| ${wanted} | ${other} | \`${state}\` | \`${decision}\` | ${message.replaceAll("|", "\\|")} |`,
    );
    return `# What is decided, for everything that two nodes can say

Made by \`npm run docs\` from the provider's own judge and decide; a test holds it to them. The wanted node is sbc-a; both are
healthy and synchronized, and each says of the other what the other says of itself. A switchover is only ever asked for in
one of these rows, and there only after the preconditions and the quiet period.

| sbc-a, wanted, says | sbc-b says | judged | decided | message |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
