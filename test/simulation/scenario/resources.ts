import { NODES } from "../pairModel.js";
import type { Random } from "../random.js";
import { type Spelling, SPELLINGS } from "../site.js";
import type { Kind } from "./kinds.js";

/** One resource of a program. */
export interface PlannedResource {
    readonly name: string;
    readonly stack: "first" | "second";
    readonly site: number;
    /** `sbc-a` or `sbc-b`, whatever the node is called. */
    readonly desired: string;
    /** Which provider process of the run serves it. The first is the face's own, every other one an explicit `Provider`. */
    readonly process: number;
    readonly spelling: Spelling;
    /** The nodes are declared in the other order. */
    readonly isReversed: boolean;
    /** It declares the pair of another resource: a mistake, which the last runs have mended. */
    readonly isTwin: boolean;
}

export function drawNames(kind: Kind, random: Random): (readonly [string, string])[] {
    const count = kind === "manyPairs" ? Math.floor(random.between(2, 5)) : 1;
    const areSame = random.chance(0.6);
    return Array.from({ length: count }, (_, index) =>
        areSame ? NODES : [`s${index + 1}-sbc-1`, `s${index + 1}-sbc-2`],
    );
}

export function drawResources(kind: Kind, sites: number, isSideBySide: boolean, random: Random): PlannedResource[] {
    // What a pair does by itself counts for a run that wants no change as well.
    const desired = kind === "device" && random.chance(0.3) ? "sbc-a" : drawDesired(random);
    const spelling = random.pick(SPELLINGS);
    const main = { stack: "first", site: 0, desired, process: 0, spelling, isReversed: random.chance(0.2) } as const;
    const first = { ...main, name: "pair", isTwin: false };
    if (kind === "manyPairs") return drawSeveral(sites, first, random);
    if (kind === "twins") return [first, drawTwin(first, random)];
    if (!isSideBySide) return [first];
    const second = { ...first, stack: "second" as const, desired: random.chance(0.5) ? "sbc-a" : desired };
    return [first, { ...second, isReversed: random.chance(0.5) }];
}

function drawDesired(random: Random): string {
    return random.chance(0.85) ? "sbc-b" : "sbc-a";
}

function drawSeveral(sites: number, first: PlannedResource, random: Random): PlannedResource[] {
    const processes = random.pick([1, 1, 2, 3]);
    const several = Array.from({ length: sites }, (_, site) => ({
        ...first,
        name: `pair-${site + 1}`,
        site,
        desired: drawDesired(random),
        process: Math.floor(random.between(0, processes)),
    }));
    return random.chance(0.2) ? [...several, drawTwin(random.pick(several), random)] : several;
}

function drawTwin(of: PlannedResource, random: Random): PlannedResource {
    return {
        ...of,
        name: `${of.name}-again`,
        desired: random.chance(0.5) ? of.desired : drawDesired(random),
        process: random.pick([of.process, of.process, 1]),
        spelling: random.chance(0.5) ? of.spelling : random.pick(SPELLINGS),
        isReversed: random.chance(0.5),
        isTwin: true,
    };
}
