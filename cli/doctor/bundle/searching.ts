import { isIPv6 } from "node:net";
import { folded } from "./leaks.js";
import { isTooOrdinary } from "./vocabulary.js";

interface Known {
    readonly kind: string;
    readonly original: string;
}

/** The longest first, so that none leaves the end of another; an ordinary one only where it stands alone. */
export function patternOf(known: readonly Known[]): RegExp {
    const forms = known
        .filter(({ original }) => original !== "")
        .sort((a, b) => b.original.length - a.original.length)
        .map(({ kind, original }) => {
            const literal = literally(original);
            // Not the beginning or the end of another address.
            if (kind === "address") return `(?<![\\d.])${literal}(?!\\d|\\.\\d)`;
            if (kind === "IPv6 address") return `(?<![\\da-f])${literal}(?![\\da-f]|:[\\da-f:])`;
            return isTooOrdinary(original) ? `(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])` : literal;
        });
    return forms.length === 0 ? /(?!)/u : new RegExp(forms.join("|"), "giu");
}

/** Any of these, if it stands alone; in brackets, so that a text can be split by it. */
export function splitterOf(replacements: readonly string[]): RegExp {
    const literals = [...replacements].sort((a, b) => b.length - a.length).map(literally);
    return new RegExp(`(?<![\\p{L}\\p{N}])(${literals.join("|")})(?![\\p{L}\\p{N}])`, "u");
}

function literally(text: string): string {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The one that a URL has; the text itself if it is no address. */
export function spellingOf(address: string): string {
    return isIPv6(address) ? new URL(`http://[${address}]`).hostname : folded(address);
}
