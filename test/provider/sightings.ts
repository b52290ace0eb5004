import { type DeclaredWords, deviceWordsOf } from "../../provider/device/deviceWords.js";
import type { ExchangeTimes } from "../../provider/device/exchange.js";
import { parseStatus } from "../../provider/device/status.js";
import { deviceWord, printable } from "../../provider/device/words.js";
import { SbcError } from "../../provider/errors.js";
import { judge } from "../../provider/pair/pairState.js";
import type { View } from "../../provider/pair/look.js";
import type { Sighting, Sightings } from "../../provider/pair/sighting.js";
import { type Saying, statusXml } from "./statusXml.js";

/** Everything that a node can be seen as, with the device's word for it. */
export const ROLE_WORDS = {
    active: "active",
    standby: "standby",
    outOfService: "out of service",
    standalone: "standalone",
    becomingActive: "becoming active",
    transitional: "becoming standby",
    unknown: "in maintenance",
    unseen: undefined,
} as const;

export type SeenAs = keyof typeof ROLE_WORDS;

export const SEEN_AS = Object.keys(ROLE_WORDS) as SeenAs[];

const NO_ANSWER = new SbcError("unreachable", "No connection.", "Check the network.");

/** At the zero of every clock. */
export const ASKED: ExchangeTimes = { ms: 0, date: new Date(0), answeredMs: 0 };

/** What a device says, as a status has it. */
export const said = (text: string) => deviceWord(text, printable);

/** A node under its own name that says nothing of its peer but what `saying` adds. */
export function sightingAs(node: string, seenAs: SeenAs, saying: Saying = {}, words: DeclaredWords = {}): Sighting {
    if (seenAs === "unseen") return { kind: "notSeen", node, error: NO_ANSWER };
    const xml = statusXml({ hostName: node, role: ROLE_WORDS[seenAs], ...saying });
    const status = parseStatus(xml, printable, deviceWordsOf(words));
    if (status === undefined) throw new Error("The status of this test can't be read.");
    return { kind: "seen", node, status, times: ASKED };
}

export function viewOf(...sightings: Sightings): View {
    return { sightings, state: judge(sightings), startedMs: 0, endedMs: 0, date: new Date(0) };
}
