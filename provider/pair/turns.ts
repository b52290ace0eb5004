/** Runs works one after the other, in the order in which they were handed in. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Switchovers of one run are asked for one pair at a time; a work that fails does not keep the next from its turn. */
export function createTurns(): Turns {
    let last: Promise<unknown> = Promise.resolve();
    return (work) => {
        const mine = last.then(work, work);
        last = mine.catch(() => undefined);
        return mine;
    };
}
