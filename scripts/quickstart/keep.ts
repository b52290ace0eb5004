import { once } from "node:events";
import type { Simulator } from "../../simulator/index.js";
import type { Place } from "./place.js";
import { say } from "./screen.js";
import { changeActiveNode } from "./stackFile.js";

/** Makes pair and stack file agree again, prints how to go on by hand, and waits for Ctrl-C. */
export async function keepRunning(place: Place, simulator: Simulator, signal: AbortSignal): Promise<void> {
    const [first, second] = simulator.nodes;
    const standby = first.role === "active" ? second : first;
    simulator.setSync("tSIPD", "true", standby.name);
    await changeActiveNode(place.stackFile, (standby === first ? second : first).name);

    // Without it the CLI asks before it acts, as one wants by hand.
    const { PULUMI_SKIP_CONFIRMATIONS: _, PATH = "", ...env } = place.env;
    const exports = Object.entries(env).map(([name, value]) => `export ${name}=${quote(value)}`);
    const post = (path: string, json: string) => `curl -X POST ${simulator.controlUrl}${path} -d '${json}'`;
    say(`The pair and its stack go on until Ctrl-C here. In another terminal:

cd ${quote(place.checkout)}
export PATH=${quote(PATH.split(":")[0] ?? "")}:"$PATH"
${exports.join("\n")}
stack_file=${quote(place.stackFile)}

"\${EDITOR:-vi}" "$stack_file"                  # change activeNode
pulumi preview --config-file "$stack_file"
pulumi up --config-file "$stack_file"

# The simulated devices:
curl ${simulator.controlUrl}/state
${post("/failover", "{}")}   # the standby takes over by itself
${post("/sync", `{"component":"tSIPD","state":"false","node":"${standby.name}"}`)}
`);
    if (!signal.aborted) await once(signal, "abort");
    process.exitCode = 0;
}

/** For a POSIX shell. */
function quote(text: string): string {
    return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
