import fc from "fast-check";
import type { JournalEntry } from "../../../provider/state/journal.js";
import { journalEntry } from "./journalEntry.js";

const oddText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("", "/", "..", "sbc-a/sbc-b", '"', "\\", "\u0000", "\ud800", "__proto__", "}", "\r\n"),
);
const host = fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), oddText);
const node = fc.record({ name: oddText, host, port: fc.integer({ min: 1, max: 65535 }) });
const date = fc
    .date({ min: new Date("0000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((each) => each.toISOString());
const count = fc.option(fc.oneof(fc.nat(), fc.maxSafeNat()), { nil: null });

/** Any entry, plain or hashed, with names and hosts that nobody would choose. */
export const anyEntry: fc.Arbitrary<JournalEntry> = fc
    .record(
        {
            id: fc.oneof(
                fc.uuid(),
                oddText.filter((text) => text !== ""),
            ),
            isHashed: fc.boolean(),
            nodes: fc.tuple(node, node),
            from: fc.constantFrom(0 as const, 1 as const),
            since: date,
            sinceByDevice: date,
            settleSeconds: fc.oneof(fc.nat(3600), fc.double({ min: 0.001, max: 3600, noNaN: true })),
            switchoverCounts: fc.tuple(count, count),
        },
        { requiredKeys: ["id", "isHashed", "nodes", "from", "since", "settleSeconds", "switchoverCounts"] },
    )
    .map((parts) => journalEntry(parts));
