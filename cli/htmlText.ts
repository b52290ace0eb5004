const ENTITIES: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "`": "&#96;",
};

/** A text as HTML, between tags and in quoted attributes alike: nothing in it is markup. */
export function htmlText(text: string): string {
    return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? "");
}
