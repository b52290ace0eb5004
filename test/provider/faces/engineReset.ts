import type { Bag } from "./callFailure.js";

/**
 * What the engine makes of the program's inputs of a resource that exists: an ignored one is as it was, or as absent as it
 * was. Paths of one element only, each in any of its spellings.
 */
export function resetIgnored(news: Bag, olds: Bag, ignoreChanges: readonly string[]): Bag {
    return ignoreChanges.reduce((inputs, path) => {
        const name = path.replace(/^\["?|"?\]$/g, "");
        if (name === "*") return { ...olds };
        const { [name]: _new, ...others } = inputs;
        return name in olds ? { ...others, [name]: olds[name] } : others;
    }, news);
}
