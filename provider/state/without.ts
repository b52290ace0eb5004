import type { Journal } from "./journal.js";
import type { PairLocks } from "./pairLocks.js";

/** For `oracle-sbc:journal: off`. */
export const noJournal: Journal = {
    read: () => Promise.resolve({ entries: [], problems: [] }),
    write: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    pathOf: () => "",
};

/** Nothing is ever taken. @internal */
export const noLocks: PairLocks = {
    acquire: () => Promise.resolve({ kind: "held", release: () => Promise.resolve() }),
};
