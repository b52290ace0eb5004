import { type Finding, findingsOf, needsAttention, severityOf } from "./attention.js";
import { type FindingKind, KINDS, type Severity } from "./meanings.js";
import type { PagePair } from "./model.js";
import { type Happening, timelineOf } from "./timeline.js";

/** A pair with what the page tells of it. */
export interface JudgedPair {
    readonly pair: PagePair;
    /** Of its place in the page. */
    readonly id: string;
    readonly findings: readonly Finding[];
    /** `ok`: as desired, as far as the page knows. */
    readonly state: Severity | "ok";
    readonly timeline: readonly Happening[];
}

/** In the order of their names, as people count: `chi-2` comes before `chi-10`. */
export function judged(pairs: readonly PagePair[]): readonly JudgedPair[] {
    const { compare } = new Intl.Collator("en", { numeric: true });
    const sorted = [...pairs].sort((a, b) => compare(a.name, b.name));
    return sorted.map((pair, index) => {
        const findings = findingsOf(pair);
        const state = findings.length === 0 ? "ok" : severityOf(findings);
        return { pair, id: `pair-${index + 1}`, findings, state, timeline: timelineOf(pair) };
    });
}

/** The most urgent first. */
export function byUrgency(pairs: readonly JudgedPair[]): readonly JudgedPair[] {
    const rank = ({ findings: [first] }: JudgedPair) =>
        first === undefined ? KINDS.length : KINDS.indexOf(first.kind);
    return pairs.filter(needsSomebody).sort((a, b) => rank(a) - rank(b));
}

export function needsSomebody({ findings }: JudgedPair): boolean {
    return needsAttention(findings);
}

export function has(kind: FindingKind): (pair: JudgedPair) => boolean {
    return ({ findings }) => findings.some((finding) => finding.kind === kind);
}

/** By the name of their site, those without one last. */
export function bySite(pairs: readonly JudgedPair[]): readonly [string | undefined, readonly JudgedPair[]][] {
    const sites = groupedBySite(pairs);
    const { compare } = new Intl.Collator("en", { numeric: true });
    return [...sites].sort(([a], [b]) => {
        if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
        return compare(a, b);
    });
}

function groupedBySite(pairs: readonly JudgedPair[]): Map<string | undefined, JudgedPair[]> {
    const sites = new Map<string | undefined, JudgedPair[]>();
    for (const each of pairs) {
        const { site } = each.pair;
        sites.set(site, [...(sites.get(site) ?? []), each]);
    }
    return sites;
}
