import type { Delivered } from "../site.js";

/** The text of an element, in the checker's own way of reading. */
export function word({ body }: Pick<Delivered, "body">, element: string): string {
    return new RegExp(`<${element}>([^<]*)<`).exec(body)?.[1] ?? "";
}

export function isUnsynchronized(...answers: readonly Delivered[]): boolean {
    return answers.some(({ body }) => /<state>false<\/state>/.test(body));
}
