import type { Io } from "../device/io.js";

const warned = new WeakSet<object>();

/** Warns once in this process of what is wrong with `about`, which all pairs share. */
export function warnOnce(io: Io, about: object, line: string): void {
    if (warned.has(about)) return;
    warned.add(about);
    io.log(line, "warning");
}
