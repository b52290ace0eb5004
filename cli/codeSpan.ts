/**
 * A text as a code span of Markdown: nothing in it is a link, a mention, an element or emphasis, whatever it is. A pipe would end
 * a cell of a table even there, so it is shown as a broken bar.
 */
export function codeSpan(text: string): string {
    if (text === "") return "";
    const line = text.replaceAll("|", "\u00a6");
    const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    const space = /^[` ]|[` ]$/.test(line) ? " " : "";
    return `${fence}${space}${line}${space}${fence}`;
}
