import { type OpenRequests, openRequests } from "pulumi-oracle-sbc/provider";
import type { Subject } from "./subjects.js";

/** What this machine's journal has of a pair. */
export type JournalFinds = Pick<OpenRequests, "requests" | "problems">;

const NOTHING: JournalFinds = { requests: [], problems: [] };

/** @param folder the journal's; none: it is not read */
export async function findInJournal(
    folder: string | undefined,
    nodes: Subject["look"]["nodes"],
): Promise<JournalFinds> {
    return folder === undefined || nodes === undefined ? NOTHING : await openRequests(folder, nodes);
}

/** A request that has an address of one of the pairs is that pair's: it is taken from others which only have the names. */
export function withOwnRequests<Found extends { readonly journal: JournalFinds }>(all: readonly Found[]): Found[] {
    const sure = all.flatMap(({ journal }) => journal.requests).filter((request) => !request.isAtOtherAddresses);
    const owned = new Set(sure.map(({ id }) => id));
    return all.map((found) => {
        const requests = found.journal.requests.filter((each) => !each.isAtOtherAddresses || !owned.has(each.id));
        return { ...found, journal: { ...found.journal, requests } };
    });
}
