import { plain, UNKNOWN } from "../plugin/haActiveNode/marks.js";
import type { Bag } from "./callFailure.js";

/** Which resource of a run has declared each address: in one run, a second one is refused. */
export class RunDeclarations {
    readonly #resources = new Map<string, string>();

    /** Whether another resource has one of these addresses. */
    isTaken(resource: string, news: Bag): boolean {
        return addressesToClaim(news).some((address) => (this.#resources.get(address) ?? resource) !== resource);
    }

    add(resource: string, news: Bag): void {
        for (const address of addressesToClaim(news)) this.#resources.set(address, resource);
    }

    clear(): void {
        this.#resources.clear();
    }
}

/** Whatever is not known yet, or written wrongly, is left out. */
export function addressesIn(news: Bag): string[] {
    const { nodes } = plain({ nodes: news["nodes"] });
    return (Array.isArray(nodes) ? (nodes as unknown[]) : [])
        .map((node) => (node as { readonly address?: unknown } | null)?.address)
        .filter((address) => typeof address === "string" && address !== UNKNOWN) as string[];
}

/** A resource that only observes its pair may share it. */
function addressesToClaim(news: Bag): string[] {
    return news["observeOnly"] === true ? [] : addressesIn(news);
}
