/** Where a value stands in a bag: `["nodes", 0, "credentials", "password"]`. */
export type Path = readonly (string | number)[];

/** Which values of a bag are secret, kept beside it, so that the bag itself is plain. Never changed: `and` gives a new one. */
export class Secrets {
    static readonly none = new Secrets([]);

    constructor(readonly paths: readonly Path[]) {}

    /** These, and the values at those paths too, which need not exist. */
    and(...paths: readonly Path[]): Secrets {
        return new Secrets([...this.paths, ...paths]);
    }

    /** Whether exactly the value at this path is marked. */
    marks(path: Path): boolean {
        return this.paths.some((secret) => secret.length === path.length && startsWith(path, secret));
    }

    /** Whether the value at this path is secret, by a mark of its own or of what it stands in. */
    cover(path: Path): boolean {
        return this.paths.some((secret) => startsWith(path, secret));
    }

    /** Whether the value at this path is secret or holds one that is: then what is derived from it has to be secret too. */
    touch(path: Path): boolean {
        return this.paths.some((secret) => startsWith(path, secret) || startsWith(secret, path));
    }
}

function startsWith(path: Path, start: Path): boolean {
    return start.length <= path.length && start.every((step, index) => step === path[index]);
}
