import { decisionTable } from "./decisionTable.js";

/** The text of docs/decision-table.md. */
export function decisionsPage(): string {
    const rows = decisionTable().map(
        ({ wanted, other, state, decision, message }) =>
            `| ${wanted} | ${other} | \`${state}\` | \`${decision}\` | ${message.replaceAll("|", "\\|")} |`,
    );
    return `# What is decided, for everything that two nodes can report

Made by \`npm run docs\` from the provider's own judge and decide; a test holds it to them. The desired node is sbc-a; both are
healthy and synchronized, and each reports of the other what the other reports of itself. A switchover is requested in one of these
rows alone, and there only if the preconditions are met, after the quiet period.

| sbc-a, desired, reports | sbc-b reports | judged | decided | message |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}
