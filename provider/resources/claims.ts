import { parseAddress } from "../device/endpoint.js";
import { endpointKey } from "../pair/identity.js";
import { holdsUnknown } from "./unknown.js";

type Bag = Readonly<Record<string, unknown>>;

/**
 * Which resource of this run declares which management endpoint. Two resources of one pair would each send a request of
 * their own: the second one is refused before anything is sent.
 */
export class Claims {
    readonly #urnByEndpoint = new Map<string, string>();

    /**
     * Claims what these inputs declare, in place of what the resource has claimed before. Sentences where another resource
     * has one of the endpoints. An address that is not known yet claims nothing, nor does a pair that is only observed.
     *
     * @param isSecret whether addresses may not be printed
     */
    claim(urn: string, { nodes, observeOnly }: Bag, { isSecret }: { isSecret: boolean }): string[] {
        for (const [endpoint, owner] of this.#urnByEndpoint) if (owner === urn) this.#urnByEndpoint.delete(endpoint);
        if (observeOnly === true || holdsUnknown(observeOnly)) return [];
        const declared = endpointsIn(nodes);
        const problems = declared.flatMap(({ path, address, key }) => {
            const owner = this.#urnByEndpoint.get(key);
            if (owner === undefined) return [];
            return [`${path} ${isSecret ? "" : `(${address}) `}is declared by ${resourceName(owner)} too. ${REMEDY}`];
        });
        if (problems.length === 0) for (const { key } of declared) this.#urnByEndpoint.set(key, urn);
        return problems;
    }
}

const REMEDY = "Declare each pair once, or set observeOnly: true on all but one of these resources.";

function endpointsIn(nodes: unknown): { path: string; address: string; key: string }[] {
    if (!Array.isArray(nodes)) return [];
    return (nodes as unknown[]).flatMap((node, index) => {
        const { address } = (typeof node === "object" && node !== null ? node : {}) as { address?: unknown };
        const parsed = typeof address === "string" && !holdsUnknown(address) ? parseAddress(address) : "";
        if (typeof parsed === "string") return [];
        return [{ path: `nodes[${index}].address`, address: String(address), key: endpointKey(parsed) }];
    });
}

/** The last part of `urn:pulumi:stack::project::type::name`; a name may have `::` in it. */
function resourceName(urn: string): string {
    return urn.split("::").slice(3).join("::") || urn;
}
