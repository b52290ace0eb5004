// What may stand in a comment or an issue: the text of a preview, without a chance to write Markdown with it.

// GitHub takes 65,536 characters.
const MOST = 50_000;

/** As a block of code. What is too long is left out in the middle: the summary is at the end. */
export function fenced(text, most = MOST) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    return `${fence}text\n${cut(text.trimEnd(), Math.min(most, MOST))}\n${fence}`;
}

function cut(text, most) {
    if (text.length <= most) return text;
    const half = Math.floor(most / 2);
    const left = text.length - 2 * half;
    return `${text.slice(0, half)}\n[… ${left} characters are left out here; the log of the job has them …]\n${text.slice(-half)}`;
}
