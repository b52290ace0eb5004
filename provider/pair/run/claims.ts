import type { RunBook } from "../../state/runBook.js";

export interface Declaration {
    /** The resource's URN, or what stands for it. */
    readonly resource: string;
    /** For messages. */
    readonly name: string;
    /** Both nodes' endpoints, in every known spelling. */
    readonly endpoints: readonly string[];
}

export type ClaimOutcome = { readonly kind: "claimed" } | { readonly kind: "taken"; readonly by: string };

/**
 * Takes the endpoints of a pair for one resource of the run: of two that declare one pair, each would undo what the other does.
 * The same resource may claim again, and other endpoints then.
 */
export function claim(book: RunBook, { resource, name, endpoints }: Declaration): Promise<ClaimOutcome> {
    return book.update((record) => {
        const taken = record.claims.find(
            (other) => other.resource !== resource && other.endpoints.some((endpoint) => endpoints.includes(endpoint)),
        );
        record.claims = record.claims.filter((other) => other.resource !== resource);
        if (taken !== undefined) return { kind: "taken", by: taken.name };
        record.claims.push({ process: book.self, resource, name, endpoints });
        return { kind: "claimed" };
    });
}
