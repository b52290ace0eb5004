import { readFile, writeFile } from "node:fs/promises";
import type { Simulator } from "../../simulator/index.js";

/** The REST user of the simulated nodes. */
export const credentials = { username: "gitops", password: "quickstart-only" };

/** The stack's configuration, but for the password, which is set as a secret. */
export async function writeStackFile(file: string, { nodes, caCertificate }: Simulator): Promise<void> {
    const [a, b] = nodes;
    const certificate = caCertificate.trim().split("\n").join("\n    ");
    await writeFile(
        file,
        `config:
  oracle-sbc:username: ${credentials.username}
  oracle-sbc:caCertificate: |
    ${certificate}
  sbc-topology:pairs:
    - name: chicago
      nodes:
        - { name: ${a.name}, address: "${a.address}" }
        - { name: ${b.name}, address: "${b.address}" }
      activeNode: ${a.name} # change this line, merge, done
      reason: quick start
      timeouts: { quietSeconds: 2, settleSeconds: 30 } # this device is quicker than a real one; 6 and 90 by default
`,
    );
}

/** The part of the file that one edits. */
export async function topologyLines(file: string): Promise<string[]> {
    const lines = (await readFile(file, "utf8")).split("\n");
    const first = lines.findIndex((line) => line.includes("sbc-topology:pairs:"));
    const last = lines.findIndex((line) => line.includes("timeouts:"));
    return lines.slice(first, last + 1);
}

/** Changes the one line that says which node is desired; gives back the line before and after. */
export async function changeActiveNode(file: string, to: string): Promise<{ before: string; after: string }> {
    const text = await readFile(file, "utf8");
    const before = /^.*\bactiveNode:.*$/m.exec(text)?.[0];
    if (before === undefined) throw new Error(`${file} has no line with activeNode.`);
    const after = before.replace(/(activeNode: )\S+/, `$1${to}`);
    await writeFile(file, text.replace(before, after));
    return { before, after };
}
