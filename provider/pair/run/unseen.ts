import type { RunBook } from "../../state/runBook.js";

/** Lets the run know of a resource, by its id, whose pair was looked at and which of its nodes is active could not be seen. */
export async function noteUnseen(book: RunBook, id: string): Promise<void> {
    await book.update((record) => {
        if (!record.unseen.includes(id)) record.unseen.push(id);
    });
}

/** The ids of those resources. */
export function unseenIn(book: RunBook): Promise<readonly string[]> {
    return book.update((record) => [...record.unseen]);
}
