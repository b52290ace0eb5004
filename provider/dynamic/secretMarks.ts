import { Concealment } from "../resource/secrets/concealment.js";
import type { Context } from "../resource/context.js";
import { asSecret } from "../resource/secrets/secretSignature.js";
import { derivedSecrets } from "../resource/secrets/secretOutputs.js";

type Bag = Readonly<Record<string, unknown>>;

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

/** Whether names or addresses are secret, by inputs or by the outputs that were made of them. */
export function hasSecretNodes(bag: Bag): boolean {
    return [ARGUMENTS, OUTPUTS].some((mark) => markIn(bag, mark).names.includes("nodes"));
}

/** Of the messages about a resource. */
export function concealmentFor(bag: Bag, context: Context): Concealment {
    if (!hasSecretNodes(bag)) return Concealment.none;
    const mark = bag[ARGUMENTS] === undefined ? OUTPUTS : ARGUMENTS;
    return context.concealment(markIn(bag, mark).resource, bag["nodes"]);
}

/** Inputs with the mark that the class has given them. Of secret nodes, the active one is a name. */
export function markedInputs(inputs: Bag, news: Bag): Record<string, unknown> {
    const { activeNode } = inputs;
    const isHidden = hasSecretNodes(news) && activeNode !== undefined;
    const mark = news[ARGUMENTS] === undefined ? {} : { [ARGUMENTS]: news[ARGUMENTS] };
    return { ...inputs, ...(isHidden ? { activeNode: asSecret(activeNode) } : {}), ...mark };
}

/** Outputs with what is secret in them marked as that. */
export function markedOutputs(outputs: Bag, news: Bag, olds: Bag = {}): Record<string, unknown> {
    return marked(outputs, secretOutputs(news, olds), markIn(news, ARGUMENTS).resource);
}

/** What is read of outputs, with what was secret in them. */
export function markedAgain(outputs: Bag, olds: Bag): Record<string, unknown> {
    const { names, resource } = markIn(olds, OUTPUTS);
    return marked(outputs, names, resource);
}

/** Whether something that is secret now stands in the state as it was before: recorded anew, it is encrypted. */
export function hasPlainRecords(news: Bag, olds: Bag): boolean {
    const recorded = markIn(olds, OUTPUTS).names;
    return secretOutputs(news, olds).some((name) => olds[name] !== undefined && !recorded.includes(name));
}

function marked(outputs: Bag, names: readonly string[], resource: string): Record<string, unknown> {
    if (names.length === 0) return { ...outputs };
    const secrets = names.filter((name) => outputs[name] !== undefined).map((name) => [name, asSecret(outputs[name])]);
    return { ...outputs, ...(Object.fromEntries(secrets) as Bag), [OUTPUTS]: { resource, names } };
}

function secretOutputs(news: Bag, olds: Bag): readonly string[] {
    const [secrets, recorded] = [markIn(news, ARGUMENTS).names, markIn(olds, OUTPUTS).names];
    const derived = derivedSecrets(
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
