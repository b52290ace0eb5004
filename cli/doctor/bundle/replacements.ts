import { folded, leakIn } from "./leaks.js";
import { patternOf, spellingOf, splitterOf } from "./searching.js";
import { isTooOrdinary } from "./vocabulary.js";

/** What is replaced. */
export type Kind = keyof typeof FORMS;

/** Of the ranges and names that are reserved for documentation, where there are such. */
const FORMS = {
    "host name": (number: number) => `host-${number}`,
    address: (number: number) => `192.0.2.${number}`,
    "IPv6 address": (number: number) => `2001:db8::${number.toString(16)}`,
    "MAC address": (number: number) => `00:00:5e:00:53:${number.toString(16).padStart(2, "0")}`,
    user: (number: number) => `user-${number}`,
    password: (number: number) => `password-${number}`,
    token: (number: number) => `token-${number}`,
    "serial number": (number: number) => `serial-${number}`,
    subject: (number: number) => `subject-${number}`,
    fingerprint: (number: number) => `fingerprint-${number}`,
    word: (number: number) => `word-${number}`,
} as const satisfies Record<string, (number: number) => string>;

/** Each is searched for in all that came. */
const MOST = 1000;

export interface Replaced {
    readonly kind: Kind;
    readonly original: string;
    readonly by: string;
    times: number;
}

/** Replaces a name by the same text wherever it stands, in both nodes' replies. */
export class Replacements {
    readonly #byOriginal = new Map<string, Replaced>();
    readonly #replacements = new Set<string>();
    readonly #counts = new Map<Kind, number>();
    readonly #corpus: string;
    #pattern: RegExp | undefined;
    #splitter: RegExp | undefined;
    /** Replacements of addresses, by one spelling of each. */
    readonly #addresses = new Map<string, string>();

    /** @param corpus everything that came: no replacement is a part of it */
    constructor(corpus: string) {
        this.#corpus = folded(corpus);
    }

    /** Makes a name known, without counting it: what is known is found in other texts too. */
    know(kind: Kind, original: string): Replaced {
        const key = folded(original);
        const known = this.#byOriginal.get(key);
        if (known !== undefined) return known;
        if (this.#byOriginal.size >= MOST) {
            throw new Error(
                `No report was written: the replies hold more than ${MOST} names, which none of a device does.`,
            );
        }
        const replaced = { kind, original, by: this.#byFor(kind, original), times: 0 };
        this.#byOriginal.set(key, replaced);
        this.#replacements.add(replaced.by);
        this.#pattern = undefined;
        this.#splitter = undefined;
        return replaced;
    }

    /** The whole text is that name. */
    whole(kind: Kind, original: string): string {
        const replaced = this.know(kind, original);
        replaced.times += 1;
        return replaced.by;
    }

    /** Every known name in the text, by its replacement. */
    inText(text: string): string {
        if (this.#byOriginal.size === 0) return text;
        this.#pattern ??= patternOf(this.all.filter(({ kind }) => kind !== "word"));
        return text.replace(this.#pattern, (found) => {
            const replaced = this.#byOriginal.get(folded(found));
            if (replaced === undefined) return found;
            replaced.times += 1;
            return replaced.by;
        });
    }

    /** A text in which names are replaced, with what stands around their replacements changed. */
    around(text: string, change: (between: string) => string): string {
        if (this.#replacements.size === 0) return change(text);
        this.#splitter ??= splitterOf([...this.#replacements]);
        return text
            .split(this.#splitter)
            .map((part, index) => (index % 2 === 1 ? part : change(part)))
            .join("");
    }

    isReplacement(text: string): boolean {
        return this.#replacements.has(text);
    }

    /** What of it must stand nowhere in a report. */
    get searched(): readonly string[] {
        return this.all
            .filter(({ kind, original }) => kind !== "word" && !isTooOrdinary(original))
            .map(({ original }) => original);
    }

    get ordinary(): readonly Replaced[] {
        return this.all.filter(({ kind, original }) => kind !== "word" && isTooOrdinary(original));
    }

    get all(): readonly Replaced[] {
        return [...this.#byOriginal.values()];
    }

    /** Whether a known name is in the text, however it is written. */
    isIn(text: string): boolean {
        return leakIn(text, this.searched) !== undefined;
    }

    /** An address of IPv6 has many spellings: a certificate writes it in another than a program. */
    #byFor(kind: Kind, original: string): string {
        if (kind !== "IPv6 address") return this.#next(kind);
        const address = spellingOf(original);
        const by = this.#addresses.get(address) ?? this.#next(kind);
        this.#addresses.set(address, by);
        return by;
    }

    #next(kind: Kind): string {
        for (let number = (this.#counts.get(kind) ?? 0) + 1; ; number++) {
            const candidate = FORMS[kind](number);
            if (this.#corpus.includes(candidate)) continue;
            this.#counts.set(kind, number);
            return candidate;
        }
    }
}
