import { writeFileSync, writeSync } from "node:fs";
import files, { type FileHandle } from "node:fs/promises";

type Call = (this: unknown, ...args: unknown[]) => unknown;

/** Kills this process at its call number `fatal` of the file system, before it is made; a write is made by half. */
export async function killAtCall(fatal: number): Promise<void> {
    let calls = 0;
    const intercept = (holder: Record<string, Call>, name: string) => {
        const original = holder[name];
        if (original === undefined) throw new Error(`There is no call ${name}.`);
        holder[name] = function (...args) {
            if (calls++ !== fatal) return original.apply(this, args);
            if (name === "writeFile") writeHalf(this, args);
            process.kill(process.pid, "SIGKILL");
            return new Promise(() => undefined);
        };
    };
    const handle = await files.open(__filename);
    await handle.close();
    const handles = Object.getPrototypeOf(handle) as Record<string, Call>;
    for (const name of ["writeFile", "sync"]) intercept(handles, name);
    const own = files as unknown as Record<string, Call>;
    for (const name of ["open", "writeFile", "rename", "link", "rm", "unlink", "mkdir"]) intercept(own, name);
}

/** Of a file handle's own call, or of the one that is given a handle or a path. */
function writeHalf(owner: unknown, args: readonly unknown[]): void {
    const isOwn = typeof (owner as { fd?: unknown } | undefined)?.fd === "number";
    const [target, text] = isOwn ? [owner, args[0]] : args;
    const half = String(text).slice(0, String(text).length / 2);
    if (typeof target === "string") writeFileSync(target, half);
    else writeSync((target as FileHandle).fd, half);
}
