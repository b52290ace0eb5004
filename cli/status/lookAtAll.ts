import { type PairLook, printable, SbcError } from "pulumi-oracle-sbc/provider";
import { findInJournal, type JournalFinds, withOwnRequests } from "./journalFinds.js";
import type { Subject } from "./subjects.js";

/** What was found of one pair. */
export interface Looked {
    readonly subject: Subject;
    readonly looked: PairLook | { readonly problem: string; readonly error?: SbcError };
    readonly journal: JournalFinds;
}

/** Two nodes each. More would gain little, and flood whatever lies between. */
const SIDE_BY_SIDE = 32;

/** Looks at all pairs, so many side by side, in their order. What one of them lacks keeps no other from being looked at. */
export async function lookAtAll(
    subjects: readonly Subject[],
    look: (args: unknown) => Promise<PairLook>,
    journal: string | undefined,
): Promise<readonly Looked[]> {
    const results: Looked[] = [];
    let next = 0;
    const worker = async () => {
        for (let index = next++; index < subjects.length; index = next++) {
            const subject = subjects[index];
            if (subject !== undefined) results[index] = await lookAt(subject, look, journal);
        }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    return withOwnRequests(results);
}

async function lookAt(
    subject: Subject,
    look: (args: unknown) => Promise<PairLook>,
    folder: string | undefined,
): Promise<Looked> {
    const journal = await findInJournal(folder, subject.look.nodes);
    return { subject, journal, looked: await lookedOrProblem(subject, look) };
}

async function lookedOrProblem({ pair, look: args }: Subject, look: (args: unknown) => Promise<PairLook>) {
    if (args.nodes === undefined) return { problem: noNodes(pair) };
    try {
        return await look(args);
    } catch (error) {
        // Arguments that can't be used, by their path. Anything else is a fault of this program.
        if (error instanceof SbcError) return { problem: printable(error.message, 400), error };
        throw error;
    }
}

function noNodes({ secrets, recorded }: Subject["pair"]): string {
    if (recorded === undefined) return "nodes must be a list of two nodes, each with name and address.";
    const isSecret = secrets.some((path) => path === "nodes" || path.startsWith("nodes["));
    return isSecret
        ? "Its nodes are encrypted in the stack's state. Look at it with --node, or with a topology by --file."
        : "Its nodes can't be read in the stack's state.";
}
