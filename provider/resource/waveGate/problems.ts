import { type Bag, isBag } from "../../bag.js";
import { holdsUnknown } from "../inputs/unknown.js";

const ARGUMENTS = ["wave", "holdsBack", "pairs"];

/** Of each field of a pair, whether a value can be used, and what it has to be. */
const FIELDS: Readonly<Record<string, readonly [is: (value: unknown) => boolean, words: string]>> = {
    name: [(value) => isText(value) && value !== "", "the name of the pair's resource"],
    id: [isText, "the id of the pair's resource"],
    desiredActiveNode: [isText, "the name of the node that should be active"],
    revertive: [isFlag, "true or false"],
    requireRedundancy: [isFlag, "true or false"],
    roles: [isBag, "the output roles of the pair's resource"],
    redundant: [isFlag, "the output redundant of the pair's resource"],
    fulfilledActiveNode: [isText, "the output fulfilledActiveNode of the pair's resource"],
    pending: [isBag, "the output pending of the pair's resource"],
};

/** What is wrong with a gate's inputs: sentences that begin with the property's path. What is not known yet is taken to be right. */
export function gateProblems(inputs: Bag): string[] {
    const { wave, holdsBack, pairs } = inputs;
    return [
        ...unknownNames(inputs, ARGUMENTS, ""),
        ...(isWave(wave) || holdsUnknown(wave) ? [] : ["wave must be a whole number from 1; a canary is wave 1."]),
        ...holdsBackProblems(holdsBack, wave),
        ...pairsProblems(pairs),
    ];
}

function holdsBackProblems(holdsBack: unknown, wave: unknown): string[] {
    if (holdsBack === undefined || holdsUnknown(holdsBack)) return [];
    const isLater = (value: unknown) => isWave(value) && (!isWave(wave) || Number(value) > Number(wave));
    if (Array.isArray(holdsBack) && holdsBack.length > 0 && holdsBack.every(isLater)) return [];
    return ["holdsBack must list the numbers of later waves, or be left out: then it is the next one."];
}

function pairsProblems(pairs: unknown): string[] {
    if (holdsUnknown(pairs) && !Array.isArray(pairs)) return [];
    if (!Array.isArray(pairs) || pairs.length === 0)
        return ["pairs must list the pairs of the wave, each with name, id and its outputs."];
    const all: readonly unknown[] = pairs;
    return all.flatMap((pair, index) => {
        const path = `pairs[${index}]`;
        if (!isBag(pair)) return holdsUnknown(pair) ? [] : [`${path} must have name, id and the outputs of its pair.`];
        const isSame = (other: unknown) => isBag(other) && other["name"] === pair["name"];
        const isSecond = !holdsUnknown(pair["name"]) && all.slice(0, index).some(isSame);
        return [
            ...unknownNames(pair, Object.keys(FIELDS), `${path}.`),
            ...fieldProblems(pair, path),
            ...(isSecond ? [`${path}.name is the name of another pair of the list; list each pair once.`] : []),
        ];
    });
}

function fieldProblems(pair: Bag, path: string): string[] {
    return Object.entries(FIELDS).flatMap(([name, [is, words]]) => {
        const value = pair[name];
        const isFine = value === undefined ? name !== "name" : is(value) || holdsUnknown(value);
        return isFine ? [] : [`${path}.${name} must be ${words}.`];
    });
}

function unknownNames(bag: Bag, names: readonly string[], prefix: string): string[] {
    return Object.keys(bag)
        .filter((name) => !names.includes(name))
        .map((name) => `${prefix}${name} is not an argument; valid: ${names.join(", ")}.`);
}

function isWave(value: unknown): boolean {
    return Number.isSafeInteger(value) && Number(value) >= 1;
}

function isText(value: unknown): boolean {
    return typeof value === "string";
}

function isFlag(value: unknown): boolean {
    return typeof value === "boolean";
}
