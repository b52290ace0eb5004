import type { Face } from "../simulation/provider.js";
import type { Kind } from "../simulation/scenario/kinds.js";

/** A bug that could be made: one place in the provider's source, and what stands there instead. */
export interface Mutation {
    readonly bug: string;
    /** Below provider/. */
    readonly file: string;
    /** The function, method (`Class.method`), class or constant in which the place is. */
    readonly within: string;
    /** The one node of the syntax tree there that has this text, whatever its white space. */
    readonly find: string;
    readonly replace: string;
    /** If another face than the dynamic provider's has to show it. */
    readonly face?: Face;
    /** Schedules of other kinds are not run, since they show it seldom: of the same seeds, fewer take time. */
    readonly kinds?: readonly Kind[];
    /** The test that catches it, if it is no matter of the simulation: a path from the repository's root. */
    readonly caughtBy?: string;
}

/** For several bugs in one place. */
export function plantedIn(file: string, within: string, kinds?: readonly Kind[]) {
    return (
        bug: string,
        find: string,
        replace: string,
        more: Pick<Mutation, "face" | "kinds" | "caughtBy"> = {},
    ): Mutation => ({
        ...{ bug, file, within, find, replace },
        ...(kinds === undefined ? {} : { kinds }),
        ...more,
    });
}
