import type { Io } from "../../device/io.js";

const warned = new WeakMap<object, Set<string>>();

/** Warns once in this process, on one topic, of what is wrong with `about`, which all pairs share. */
export function warnOnce(io: Io, about: object, topic: string, line: string): void {
    const topics = warned.get(about) ?? new Set<string>();
    if (topics.has(topic)) return;
    warned.set(about, topics.add(topic));
    io.log(line, "warning");
}
