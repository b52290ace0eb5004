import { link, open, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { parseOwner, type LockOwner } from "./lockOwner.js";
import { isAlive } from "./processIdentity.js";
import { readSecureFile, writeBeside } from "./secureFile.js";

/**
 * The files of one lock: NAME.1, NAME.2, … one a holding; NAME.<number>.free for one that was given back; and NAME.begun from
 * when the first ones are removed.
 */
export class LockFiles {
    constructor(
        private readonly folder: string,
        private readonly name: string,
        private readonly isDurable: boolean,
    ) {}

    pathOf(number: number): string {
        return join(this.folder, `${this.name}.${number}`);
    }

    /** The listing is only a hint: a file that is made while a folder is read may be missing from it. */
    async last(): Promise<LockOwner | undefined> {
        let number = Math.max(0, ...(await this.numbers()));
        let last = await this.read(number);
        for (;;) {
            const next = await this.read(number + 1);
            if (next === undefined) return last;
            last = next;
            number = number + 1;
        }
    }

    async numbers(): Promise<number[]> {
        const start = `${this.name}.`;
        const ends = (await readdir(this.folder)).filter((file) => file.startsWith(start));
        return ends.map((file) => file.slice(start.length)).flatMap((end) => (/^\d+$/.test(end) ? [Number(end)] : []));
    }

    async read(number: number): Promise<LockOwner | undefined> {
        const text = number === 0 ? undefined : await readSecureFile(this.pathOf(number));
        return text === undefined ? undefined : parseOwner(text, number);
    }

    async isFree({ number, process }: LockOwner): Promise<boolean> {
        if ((await readSecureFile(`${this.pathOf(number)}.free`)) !== undefined) return true;
        return process !== undefined && isAlive(process) === "gone";
    }

    /** Only one can make a number: link(2) fails if its name is there, and what it makes is complete at once. */
    async make(mine: LockOwner): Promise<boolean> {
        const path = this.pathOf(mine.number);
        const complete = await writeBeside(path, JSON.stringify(mine), { isDurable: this.isDurable });
        try {
            await link(complete, path);
            return true;
        } catch (error) {
            if (codeOf(error) !== "EEXIST") throw error;
            // A network file system may repeat a call whose answer was lost, and then finds its own file.
            return (await this.read(mine.number))?.id === mine.id;
        } finally {
            await tryToRemove(complete);
        }
    }

    /**
     * Between looking and making, others may have held the lock and removed their files, so that this number could be made a
     * second time. They remove the lower numbers first, so the one before it must still be there; before 1 is NAME.begun.
     */
    async isGenuine(mine: LockOwner, before: LockOwner | undefined): Promise<boolean> {
        const isFirst = before === undefined;
        if (isFirst ? await this.hasBegun() : (await this.read(before.number))?.id !== before.id) return false;
        return (await this.numbers()).every((number) => number <= mine.number);
    }

    /** Never throws: a holding that can't be marked is free when this process ends. */
    async markFree(number: number): Promise<void> {
        await makeEmpty(`${this.pathOf(number)}.free`).catch(() => undefined);
    }

    /** Removes all but the last two, the lower ones first. Never throws: old files harm nothing. */
    async cleanUp(own: number): Promise<void> {
        try {
            const old = (await this.numbers()).filter((number) => number < own - 1);
            if (old.length > 0) await makeEmpty(this.#begun());
            for (const number of old.sort((a, b) => a - b)) {
                await remove(`${this.pathOf(number)}.free`);
                await remove(this.pathOf(number));
            }
        } catch {
            // The order matters: after a failure, nothing more is removed.
        }
    }

    async hasBegun(): Promise<boolean> {
        return (await readSecureFile(this.#begun())) !== undefined;
    }

    /** For a lock all of whose numbers somebody has removed by hand. */
    async beginAgain(): Promise<void> {
        await remove(this.#begun());
    }

    async takeBack(number: number): Promise<void> {
        await tryToRemove(this.pathOf(number));
    }

    #begun(): string {
        return join(this.folder, `${this.name}.begun`);
    }
}

async function makeEmpty(path: string): Promise<void> {
    await open(path, "wx", 0o600).then(
        (file) => file.close(),
        (error: unknown) => {
            if (codeOf(error) !== "EEXIST") throw error;
        },
    );
}

async function remove(path: string): Promise<void> {
    await unlink(path).catch((error: unknown) => {
        if (codeOf(error) !== "ENOENT") throw error;
    });
}

/** What stays is a file too many, no more. */
async function tryToRemove(path: string): Promise<void> {
    await unlink(path).catch(() => undefined);
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
