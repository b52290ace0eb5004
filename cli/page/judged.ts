import { inNaturalOrder } from "../naturalOrder.js";
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

/** In the order of their names. */
export function judged(pairs: readonly PagePair[]): readonly JudgedPair[] {
    const sorted = [...pairs].sort((a, b) => inNaturalOrder(a.name, b.name));
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
    return [...sites].sort(([a], [b]) => {
        if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
        return inNaturalOrder(a, b);
    });
}

function groupedBySite(pairs: readonly JudgedPair[]): Map<string | undefined, JudgedPair[]> {
    const sites = new Map<string | undefined, JudgedPair[]>();
    for (const each of pairs) {
        const { site } = each.pair;
        const own = sites.get(site);
        if (own === undefined) sites.set(site, [each]);
        else own.push(each);
    }
    return sites;
}
