import type { Delivered } from "../site.js";

type Read = Pick<Delivered, "body" | "process">;

/**
 * The text of an element, in the checker's own way of reading. A role that devices put in another word is what it means if the
 * program of this run declares it, and that word if not.
 */
export function word({ body, process }: Read, element: string): string {
    const text = new RegExp(`<${element}>([^<]*)<`).exec(body)?.[1] ?? "";
    if (!["role", "haPeerRole"].includes(element)) return text;
    const declared = Object.entries(process.run.settings.dialect?.roles ?? {});
    return declared.find(([, said]) => said === text)?.[0] ?? text;
}

/** A component is `false`, or says a word that the program of this run does not declare. */
export function isUnsynchronized(...answers: readonly Read[]): boolean {
    return answers.some(({ body, process }) => {
        const good = ["true", "disabled", process.run.settings.dialect?.synchronized];
        return [...body.matchAll(/<state>([^<]*)<\/state>/g)].some(([, state]) => !good.includes(state));
    });
}
