import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isBag } from "../bag.js";
import { isIdentity } from "./lockOwner.js";
import { isAlive, ownIdentity, type ProcessIdentity } from "./processIdentity.js";
import type { Claim } from "./runBook.js";
import { readSecureFile } from "./secureFile.js";

/** What one resource declares. */
export type Declaration = Omit<Claim, "process">;

export type ClaimOutcome = { readonly kind: "claimed" } | { readonly kind: "taken"; readonly by: string };

/** Whoever has made a file writes into it at once. */
const READS = 20;
const READ_AGAIN_MS = 10;

interface Owner {
    /** Absent if the file can't be understood: then it counts as alive. */
    readonly process?: ProcessIdentity;
    readonly resource: string;
    readonly name: string;
}

/**
 * Which resource of a run has which endpoint: a file each, which only one process can make. What one costs does not grow with
 * their number, as it would in a record of all.
 */
export class ClaimFiles {
    readonly #ownerOf = new Map<string, Declaration>();
    readonly #endpointsOf = new Map<string, Set<string>>();

    /**
     * @param folder exists, and is this run's alone
     * @param underLock runs work while no other process of the run does
     */
    constructor(
        private readonly folder: string,
        private readonly underLock: (work: () => void) => Promise<void>,
    ) {}

    /** What resources of this process have. */
    get held(): readonly Declaration[] {
        return [...new Set(this.#ownerOf.values())];
    }

    /** Throws the system's error. For one call at a time. */
    async take(declaration: Declaration): Promise<ClaimOutcome> {
        const { resource, endpoints } = declaration;
        await this.#release(resource, endpoints);
        // Of two that share several, one wins: both begin with the same.
        for (const endpoint of [...new Set(endpoints)].sort()) {
            const by = await this.#takeOne(endpoint, declaration);
            if (by === undefined) continue;
            await this.#release(resource, []);
            return { kind: "taken", by };
        }
        return { kind: "claimed" };
    }

    /** Returns who has it, if that is another resource. */
    async #takeOne(endpoint: string, declaration: Declaration): Promise<string | undefined> {
        const { resource } = declaration;
        const known = this.#ownerOf.get(endpoint);
        if (known !== undefined && known.resource !== resource) return known.name;
        if (known === undefined) {
            const other = await this.#makeFile(this.#pathOf(endpoint), declaration);
            if (other !== undefined) return other.resource === resource ? undefined : other.name;
        }
        this.#ownerOf.set(endpoint, declaration);
        this.#endpointsOf.set(resource, (this.#endpointsOf.get(resource) ?? new Set()).add(endpoint));
        return undefined;
    }

    /** Returns whose it is, if a process that may live has made it. */
    async #makeFile(path: string, { resource, name }: Declaration): Promise<Owner | undefined> {
        const text = JSON.stringify({ process: ownIdentity(), resource, name } satisfies Owner);
        while (!(await isMade(path, text))) {
            const owner = await ownerIn(path);
            if (owner === undefined) continue;
            if (!isDead(owner)) return owner;
            // Under the lock: else the file of whoever was faster could be taken for it.
            await this.underLock(() => {
                const now = ownerOf(readFileSync(path, "utf8"));
                if (now !== undefined && isDead(now)) rmSync(path, { force: true });
            });
        }
        return undefined;
    }

    async #release(resource: string, but: readonly string[]): Promise<void> {
        const had = this.#endpointsOf.get(resource);
        for (const endpoint of [...(had ?? [])].filter((each) => !but.includes(each))) {
            await rm(this.#pathOf(endpoint), { force: true });
            this.#ownerOf.delete(endpoint);
            had?.delete(endpoint);
        }
    }

    #pathOf(endpoint: string): string {
        return join(this.folder, createHash("sha256").update(endpoint).digest("hex"));
    }
}

/** Exclusive: fails if anything is there, a symbolic link included. */
async function isMade(path: string, text: string): Promise<boolean> {
    try {
        await writeFile(path, text, { flag: "wx", mode: 0o600 });
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
        throw error;
    }
}

/** Undefined if it is gone. */
async function ownerIn(path: string): Promise<Owner | undefined> {
    for (let reads = 1; ; reads++) {
        const text = await readSecureFile(path);
        if (text === undefined) return undefined;
        const owner = ownerOf(text);
        if (owner !== undefined) return owner;
        if (reads === READS) return { resource: "", name: "another resource" };
        await delay(READ_AGAIN_MS);
    }
}

function ownerOf(text: string): Owner | undefined {
    try {
        const value: unknown = JSON.parse(text);
        if (!isBag(value)) return undefined;
        const { process, resource, name } = value;
        const isOwner = typeof resource === "string" && typeof name === "string" && isIdentity(process);
        return isOwner ? { process, resource, name } : undefined;
    } catch {
        return undefined;
    }
}

function isDead({ process }: Owner): boolean {
    return process !== undefined && isAlive(process) === "gone";
}
