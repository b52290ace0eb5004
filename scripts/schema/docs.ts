import ts from "typescript";

/** A declaration's comment as Markdown, its default as a sentence at the end. */
export function docsOf(declaration: ts.Node): string | undefined {
    const [comment] = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc);
    const tag = (comment?.tags ?? []).find(({ tagName }) => tagName.text === "default");
    const byDefault = tag === undefined ? "" : `Default: ${asCode(flowed(tag.comment))}.`;
    return [flowed(comment?.comment), byDefault].filter((text) => text !== "").join("\n\n") || undefined;
}

/** Lines of one paragraph as one line: how long a line of source may be is no matter of its reader. */
function flowed(comment: Parameters<typeof ts.getTextOfJSDocComment>[0]): string {
    const paragraphs = (ts.getTextOfJSDocComment(comment) ?? "").trim().split(/\n\s*\n/);
    return paragraphs.map((paragraph) => paragraph.replace(/\s*\n\s*/g, " ")).join("\n\n");
}

function asCode(value: string): string {
    return /^(true|false|\d+|"[^"]*")$/.test(value) ? `\`${value.replaceAll('"', "")}\`` : value;
}

/** What a text may be, for languages that are told only that it is one. */
export function oneOf(words: readonly string[]): string {
    return `One of ${words.map((word) => `\`${word}\``).join(", ")}.`;
}
