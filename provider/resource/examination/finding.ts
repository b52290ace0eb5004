/** One thing that a node showed, and what follows from it. */
export interface Finding {
    /** What it is about, in a word or two. */
    readonly topic: string;
    /** `notKnown`: it was not seen, or what was seen does not tell. Never a no. */
    readonly verdict: "ok" | "notOk" | "notKnown";
    /** What was seen, as a part of a sentence: safe to print, and without a credential. */
    readonly fact: string;
    /** What follows from it, or what to do: sentences. */
    readonly follows?: string;
}

export function ok(topic: string, fact: string, follows?: string): Finding {
    return finding(topic, "ok", fact, follows);
}

export function notOk(topic: string, fact: string, follows: string): Finding {
    return finding(topic, "notOk", fact, follows);
}

export function notKnown(topic: string, fact: string, follows?: string): Finding {
    return finding(topic, "notKnown", fact, follows);
}

function finding(topic: string, verdict: Finding["verdict"], fact: string, follows: string | undefined): Finding {
    return { topic, verdict, fact, ...(follows === undefined ? {} : { follows }) };
}

/** `1 entry`, `2 entries`. */
export function counted(count: number, one: string, more = `${one}s`): string {
    return `${count} ${count === 1 ? one : more}`;
}
