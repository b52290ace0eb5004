import type { ClaimOutcome, Declaration } from "../../state/claimFiles.js";
import type { RunBook } from "../../state/runBook.js";

/**
 * Takes the endpoints of a pair for one resource of the run: of two that declare one pair, each would undo what the other does.
 * The same resource may claim again, and other endpoints then.
 */
export async function claim(book: RunBook, declaration: Declaration): Promise<ClaimOutcome> {
    const { resource, name, endpoints } = declaration;
    const outcome = await book.claim?.(declaration);
    if (outcome !== undefined) return outcome;
    return await book.update((record) => {
        const taken = record.claims.find(
            (other) => other.resource !== resource && other.endpoints.some((endpoint) => endpoints.includes(endpoint)),
        );
        record.claims = record.claims.filter((other) => other.resource !== resource);
        if (taken !== undefined) return { kind: "taken", by: taken.name };
        record.claims.push({ process: book.self, resource, name, endpoints });
        return { kind: "claimed" };
    });
}
