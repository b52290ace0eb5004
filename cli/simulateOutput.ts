import type { ActiveChange, RequestRecord, RoleChange, Simulator } from "pulumi-oracle-sbc-simulator";
import { plainText } from "./plainText.js";
import { quoted } from "./shell.js";

interface Access {
    readonly username: string;
    readonly password: string;
}

/** One line for a program: where everything is. The credentials are the simulator's own. */
export function readyLine(simulator: Simulator, caFile: string, { username, password }: Access): string {
    const { nodes, controlUrl } = simulator;
    return JSON.stringify({
        nodes: nodes.map(({ name, address, certificateSha256 }) => ({ name, address, certificateSha256 })),
        controlUrl,
        caFile,
        username,
        password,
    });
}

/** The same for a reader, with commands to try. */
export function greeting(simulator: Simulator, caFile: string, access: Access): string {
    const { username, password } = access;
    const [first] = simulator.nodes;
    const rest = `https://${first.address}/rest/${simulator.apiVersions.at(-1) ?? ""}`;
    const ca = quoted(caFile);
    const nodes = simulator.nodes.map((node) => `  ${node.name.padEnd(16)}${node.address}  ${plainText(node.role)}`);
    return `A simulated pair of SBCs is running; Ctrl-C stops it.

${nodes.join("\n")}
  certificate authority  ${caFile}
  user name              ${username}
  password               ${password}
  control endpoint       ${simulator.controlUrl}
${simulator.dialectNotes.map((note) => `  ${plainText(note)}\n`).join("")}
Try:
  TOKEN=$(curl -sS --cacert ${ca} -u ${quoted(`${username}:${password}`)} -X POST ${rest}/auth/token | sed -n 's:.*<accessToken>\\(.*\\)</accessToken>.*:\\1:p')
  curl --cacert ${ca} -H "Authorization: Bearer $TOKEN" ${rest}/system/status
  curl --cacert ${ca} -H "Authorization: Bearer $TOKEN" -X POST ${rest}/admin/switchover
`;
}

export function requestLine({ at, node, method, path, query, user, status, ended, fault }: RequestRecord): string {
    const outcome = ended === "answered" ? String(status) : status === undefined ? ended : `${status}, ${ended}`;
    const by = user === undefined ? "" : ` by ${user}`;
    return `${at}  ${node}  ${method} ${path}${query}${by}: ${outcome}${fault === undefined ? "" : ` (fault ${fault})`}`;
}

export function roleLine({ at, node, role }: RoleChange): string {
    return `${at.toISOString()}  ${node}  is now ${plainText(role)}`;
}

export function activeLine({ at, active }: ActiveChange): string {
    return `${at.toISOString()}  active: ${active.length === 0 ? "none" : active.join(" and ")}`;
}
