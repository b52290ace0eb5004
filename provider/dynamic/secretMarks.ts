import type { Bag } from "../bag.js";
import { Concealment } from "../resource/secrets/concealment.js";
import { asSecret } from "../resource/secrets/secretSignature.js";

/** What follows, for one type of resource, from which of its arguments a program has marked as secret. */
export interface SecretRules {
    /** The argument that messages and the id name the resource by: if it is secret, neither does. */
    readonly namedBy: string;
    /** Arguments that have a part of that one, which the program need not have marked. */
    readonly alsoNaming: readonly string[];
    /** Beside the secret arguments themselves: see resource/secrets/secretOutputs.ts. */
    readonly derivedOutputs: (
        isSecret: (argument: string) => boolean,
        wasSecret: (output: string) => boolean,
    ) => readonly string[];
    /** Of the messages about a resource that is named by what is secret. */
    readonly concealment: (resource: string, bag: Bag) => Concealment;
}

/**
 * Internal values of the dynamic provider, which is told of no secret. The class alone sees which arguments are secret, and
 * names them in an input, with the resource; which outputs were recorded as secret is an output. They stand in a stack only
 * then. Part of the state's format.
 */
const ARGUMENTS = "__secretArguments";
const OUTPUTS = "__secretOutputs";

interface Mark {
    /** The resource's name, for messages about nodes that have none. */
    readonly resource: string;
    readonly names: readonly string[];
}

/** Whether an argument is secret, by inputs or by the outputs that were made of them. */
export function isSecretIn(bag: Bag, argument: string): boolean {
    return [ARGUMENTS, OUTPUTS].some((mark) => markIn(bag, mark).names.includes(argument));
}

/** Of the messages about a resource. */
export function concealmentFor({ namedBy, concealment }: SecretRules, bag: Bag): Concealment {
    if (!isSecretIn(bag, namedBy)) return Concealment.none;
    const mark = bag[ARGUMENTS] === undefined ? OUTPUTS : ARGUMENTS;
    return concealment(markIn(bag, mark).resource, bag);
}

/** Inputs with the mark that the class has given them. */
export function markedInputs(rules: SecretRules, inputs: Bag, news: Bag): Record<string, unknown> {
    const hidden = isSecretIn(news, rules.namedBy) ? rules.alsoNaming : [];
    const mark = news[ARGUMENTS] === undefined ? {} : { [ARGUMENTS]: news[ARGUMENTS] };
    return { ...inputs, ...secretsNamed(hidden, inputs), ...mark };
}

/** Outputs with what is secret in them marked as that. */
export function markedOutputs(rules: SecretRules, outputs: Bag, news: Bag, olds: Bag = {}): Record<string, unknown> {
    return marked(outputs, secretOutputs(rules, news, olds), markIn(news, ARGUMENTS).resource);
}

/** What is read of outputs, with what was secret in them. */
export function markedAgain(outputs: Bag, olds: Bag): Record<string, unknown> {
    const { names, resource } = markIn(olds, OUTPUTS);
    return marked(outputs, names, resource);
}

/** Whether something that is secret now stands in the state as it was before: recorded anew, it is encrypted. */
export function hasPlainRecords(rules: SecretRules, news: Bag, olds: Bag): boolean {
    const recorded = markIn(olds, OUTPUTS).names;
    return secretOutputs(rules, news, olds).some((name) => olds[name] !== undefined && !recorded.includes(name));
}

function marked(outputs: Bag, names: readonly string[], resource: string): Record<string, unknown> {
    if (names.length === 0) return { ...outputs };
    return { ...outputs, ...secretsNamed(names, outputs), [OUTPUTS]: { resource, names } };
}

function secretsNamed(names: readonly string[], bag: Bag): Bag {
    const secrets = names.filter((name) => bag[name] !== undefined).map((name) => [name, asSecret(bag[name])]);
    return Object.fromEntries(secrets) as Bag;
}

function secretOutputs({ derivedOutputs }: SecretRules, news: Bag, olds: Bag): readonly string[] {
    const secrets = markIn(news, ARGUMENTS).names;
    const recorded = markIn(olds, OUTPUTS).names;
    const derived = derivedOutputs(
        (argument) => secrets.includes(argument),
        (output) => recorded.includes(output),
    );
    return [...new Set([...secrets, ...derived])];
}

/** From a state file, or from another version of the class: nothing of it is trusted to be there. */
function markIn(bag: Bag, name: string): Mark {
    const { resource, names } = (bag[name] ?? {}) as Partial<Record<keyof Mark, unknown>>;
    return {
        resource: typeof resource === "string" ? resource : "this pair",
        names: Array.isArray(names) ? names.filter((each) => typeof each === "string") : [],
    };
}
