import type { Simulator } from "../../../../simulator/index.js";
import type { Bag } from "../../faces/callFailure.js";
import { PASSWORD } from "../../resource/declaredPair.js";
import { plain } from "./marks.js";
import type { ResourcePlugin, State } from "./resourcePlugin.js";

let resources = 0;

/** A resource of its own: the plugin keeps its last look at each for a moment. */
export function newUrn(): string {
    return `urn:pulumi:test::plugin::oracle-sbc:index:HaActiveNode::pair-${++resources}`;
}

export function asAnother(state: State, more: Partial<State> = {}): State {
    return { ...state, ...more, urn: newUrn() };
}

/** What is in state after a first `up`, without marks. */
export async function created(plugin: ResourcePlugin, declared: Bag): Promise<Required<State>> {
    const state = await plugin.create(declared, { urn: newUrn() });
    return { ...state, outputs: plain(state.outputs) };
}

/** What an import needs of the stack: it has no arguments. */
export function configFor(pair: Simulator): Record<string, string> {
    return { username: "admin", password: PASSWORD, caCertificate: pair.caCertificate };
}

/** Whatever reached the pair that is neither a login nor a look. */
export function notLooks(pair: Simulator): string[] {
    return pair.requests
        .map(({ endpoint = "?" }) => endpoint)
        .filter((endpoint) => endpoint !== "token" && endpoint !== "status");
}
