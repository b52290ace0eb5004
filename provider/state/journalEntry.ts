import { createHash } from "node:crypto";
import * as z from "zod";
import type { JournalEntry } from "./journal.js";

/** Of the files. A version that this one does not know is never guessed at. */
const FORMAT = 1;

const node = z.strictObject({
    name: z.string(),
    endpoint: z.string(),
    alsoAt: z.array(z.string()).exactOptional(),
});
const count = z.number().nullable();
const place = z.union([z.literal(0), z.literal(1)]);

const entrySchema: z.ZodType<JournalEntry> = z.strictObject({
    id: z.string().min(1),
    isHashed: z.boolean(),
    nodes: z.tuple([node, node]),
    from: place,
    since: z.iso.datetime(),
    sinceByDevice: z.iso.datetime().exactOptional(),
    settleSeconds: z.number(),
    switchoverCounts: z.tuple([count, count]),
});

export type EntryReading =
    | { readonly kind: "entry"; readonly entry: JournalEntry }
    /** What the text is instead, as the end of a sentence. */
    | { readonly kind: "unreadable"; readonly why: string };

/** Tells nothing of the pair. */
export function fileNameOf(id: string): string {
    return `${createHash("sha256").update(id).digest("hex")}.json`;
}

/** Indented, for whoever opens the file. It ends with the brace: of a text that is cut anywhere, no part is JSON. */
export function entryText(entry: JournalEntry): string {
    return JSON.stringify({ format: FORMAT, ...entry }, undefined, 4);
}

/** Takes a whole entry of this format and nothing else. */
export function readEntry(text: string): EntryReading {
    const parsed = parseObject(text);
    if (parsed === undefined) return unreadable("is not complete");
    const { format, ...rest } = parsed;
    if (format !== FORMAT) return unreadable("was not written by this version of pulumi-oracle-sbc");
    const { data: entry } = entrySchema.safeParse(rest);
    return entry === undefined ? unreadable("is not a whole entry") : { kind: "entry", entry };
}

const unreadable = (why: string): EntryReading => ({ kind: "unreadable", why });

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null ? { ...value } : undefined;
    } catch {
        return undefined;
    }
}
