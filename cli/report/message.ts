import { given } from "../bag.js";

/** What a preview has said about one pair, taken apart again: provider/pair/messages/pairMessage.ts puts it together. */
export interface Message {
    /** Both names, or what stands for them if they are secret. */
    readonly pair: string;
    readonly verdict: Verdict;
    /** The node that calls are on. */
    readonly active?: string;
    /** What the look showed instead of one. */
    readonly otherwise?: NoActiveNode;
    readonly desired?: string;
    readonly preconditions?: { readonly met: number; readonly of: number };
    /** `health of sbc-b: 60 % (required: at least 75 %)` */
    readonly unmet: readonly string[];
    /** Who moved calls, and the device's own words for it. */
    readonly moved: readonly string[];
    /** Every other sentence, reasons first. */
    readonly sentences: readonly string[];
}

/** Groups of CALLS, too. */
const NO_ACTIVE_NODE = ["none", "both", "notSeen"] as const;
export type NoActiveNode = (typeof NO_ACTIVE_NODE)[number];

/** As the provider has them; the words of a preview, and those that a run's own messages may have beside. @internal */
export const VERDICT_WORDS = [
    "NEEDED",
    "ALREADY ACTIVE",
    "DONE",
    "RESOLVED",
    "REFUSED",
    "NOT SENT",
    "REJECTED",
    "NO EFFECT",
    "OPEN",
    "UNDONE",
    "NOT REDUNDANT",
    "FAILOVER",
    "OTHER NODE ACTIVE",
    "CHANGING",
    "NOT SEEN",
] as const;
export type Verdict = (typeof VERDICT_WORDS)[number];

/** Of a message: far more than the provider writes. Whoever wrote the file may have written anything. */
const LONGEST = 20_000;
const PREFIX = /^(?:(?:warning|error): )?(?:Preview failed: )?/;
const HEAD = new RegExp(`^([^\\n]+?): (${VERDICT_WORDS.join("|")})\\.(?=[ \\n]|$)`);
const CALLS =
    /^(?:Calls are on (?<node>[^\n]+?)|(?<notSeen>Where calls are can't be seen)|(?<none>Neither node reports that it is active)|(?<both>Both nodes report that they are active))(?:, by a look \d+ s ago)?(?:; desired (?<desired>[^\n]+?))?\.(?=[ \n]|$)/;
const COUNT = /^(\d+) of (\d+) preconditions met[.:]$/;
const UNMET = /^ {2}\[not ok\] (.*)$/;
const REQUIRED = /^(.*); required: (.*)\.$/;
const MOVED = [
    /^The device moved calls there by itself\.$/,
    /^Calls moved there by a command that this resource did not send\.$/,
    /^Calls moved there after the last run\.$/,
    /^The log of .*: ".*"\.$/,
];

/** Nothing if it is no message about a pair. */
export function readMessage(text: string): Message | undefined {
    const message = text.slice(0, LONGEST).trimEnd().replace(PREFIX, "");
    const head = HEAD.exec(message);
    const [all = "", pair, verdict] = head ?? [];
    if (pair === undefined) return undefined;
    const rest = message.slice(all.length).replace(/^ /, "");
    const calls = CALLS.exec(rest);
    const groups = calls?.groups ?? {};
    const { node: active, desired } = groups;
    const otherwise = NO_ACTIVE_NODE.find((name) => groups[name] !== undefined);
    return {
        pair,
        verdict: verdict as Verdict,
        ...given({ active, otherwise, desired }),
        ...readBody(rest.slice(calls?.[0].length ?? 0).replace(/^[ \n]/, "")),
    };
}

type Body = Pick<Message, "preconditions" | "unmet" | "moved" | "sentences">;

function readBody(body: string): Body {
    const parts = body.includes("\n") ? body.split("\n") : sentencesOf(body);
    const listed = parts.flatMap((part) => UNMET.exec(part)?.slice(1) ?? []);
    const unmet: string[] = [];
    const moved: string[] = [];
    const sentences: string[] = [];
    let preconditions: Body["preconditions"];
    for (const part of parts) {
        const [, met, of] = COUNT.exec(part) ?? [];
        const [, observed, required] = REQUIRED.exec(part) ?? [];
        if (met !== undefined) preconditions = { met: Number(met), of: Number(of) };
        else if (observed !== undefined) unmet.push(`${uncapitalized(observed)} (required: ${required})`);
        else if (MOVED.some((form) => form.test(part))) moved.push(part);
        else if (part !== "" && !/^ {2}\[(not )?ok\] /.test(part)) sentences.push(part);
    }
    const counted = preconditions === undefined ? {} : { preconditions };
    return { ...counted, unmet: listed.length > 0 ? listed : unmet, moved, sentences };
}

/** Of one line: where a sentence ends, outside of what is quoted from a device. */
function sentencesOf(line: string): string[] {
    const sentences: string[] = [];
    let start = 0;
    let isQuoted = false;
    for (let at = 0; at < line.length; at++) {
        if (line[at] === '"') isQuoted = !isQuoted;
        if (isQuoted || line[at] !== "." || line[at + 1] !== " ") continue;
        sentences.push(line.slice(start, at + 1));
        start = at + 2;
    }
    return [...sentences, line.slice(start)];
}

function uncapitalized(text: string): string {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
