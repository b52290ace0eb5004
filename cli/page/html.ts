import { htmlText } from "../htmlText.js";

/** Text that is HTML already. Whatever else a template is given is escaped. */
class Html {
    constructor(readonly text: string) {}
}

export type { Html };

type Part = string | number | Html | undefined | false | readonly (Html | undefined | false)[];

/** Controls, what turns the direction of a line, and what hides: none of it may change what stands beside it. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

/** Makes HTML of a template: what stands in it is text, between tags and in quoted attributes alike, unless it is HTML. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
    return new Html(texts.map((text, index) => text + written(parts[index])).join(""));
}

/** For what is written in the source, such as a style: never for what came from outside. */
export function trusted(text: string): Html {
    return new Html(text);
}

function written(part: Part): string {
    if (part === undefined || part === false) return "";
    if (part instanceof Html) return part.text;
    if (typeof part === "object") return part.map(written).join("");
    return escape(String(part));
}

function escape(text: string): string {
    return htmlText(text.replace(/[\t\r\n]+/g, " ").replace(UNSEEN, "\ufffd"));
}
