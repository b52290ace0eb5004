/** What a pair may need somebody for, the most urgent first. */
export type FindingKind = "open" | "calls" | "odd" | "unseen" | "drift" | "unknown" | "alone" | "away";

/** `word` may be more exact in a finding. */
interface Meaning {
    readonly word: string;
    readonly severity: Severity;
}

export type Severity = "critical" | "warning" | "note";

export const MEANINGS: Readonly<Record<FindingKind, Meaning>> = {
    open: { word: "open request", severity: "critical" },
    calls: { word: "no single active node", severity: "critical" },
    odd: { word: "not a ready pair", severity: "critical" },
    unseen: { word: "not seen", severity: "critical" },
    drift: { word: "drift", severity: "warning" },
    unknown: { word: "last request", severity: "warning" },
    alone: { word: "not redundant", severity: "warning" },
    away: { word: "on other node", severity: "note" },
};

/** In the order in which a page lists them. */
export const KINDS = Object.keys(MEANINGS) as readonly FindingKind[];
