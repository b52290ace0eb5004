import type { PairRow, Report, Totals } from "../../../cli/report/model.js";

const NONE: Totals = {
    ...{ attention: 0, needed: 0, refused: 0, unreachable: 0, drift: 0, open: 0, failed: 0 },
    ...{ created: 0, updated: 0, removed: 0, unchanged: 0, notCompared: 0, notListed: 0 },
};

export function row(name: string, more: Partial<PairRow> = {}): PairRow {
    return {
        name,
        site: "chicago",
        attention: "refused",
        verdicts: ["REFUSED"],
        active: `${name}-a`,
        desired: `${name}-b`,
        isDrift: false,
        preconditions: { met: 5, of: 6 },
        unmet: [`health of ${name}-b: 10 % (required: at least 75 %)`],
        moved: [],
        sentences: [],
        isFailure: false,
        ...more,
    };
}

export function reportWith(attention: readonly PairRow[], more: Partial<Report> = {}): Report {
    const totals = { ...NONE, attention: attention.length };
    return { stack: "prod", isFailed: false, totals, attention, waves: [], errors: [], ...more };
}

/** What a device, a program or a state file may have written. */
export const HOSTILE: readonly string[] = [
    "a | b | c",
    "a \\| b \\\\| c",
    "`code` ``more`` `",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "@everyone and @octocat/team",
    "[text](https://example.org) https://example.org www.example.org a@example.org",
    "![image](https://example.org/x.png)",
    "**bold** _and_ ~~struck~~ # heading",
    "&lt;b&gt; &#64; &copy;",
    "</code></td></table><!-- --> ]]>",
    "\n\n# heading\n- list\n| a |\n| - |\n",
    "\u001b[31mred\u001b[0m \u001b]8;;https://example.org\u0007link\u0007 \u009b2J \u202eright to left\u2066",
    "$`x^2`$ #123 GH-1 /close",
    "'\"`; DROP TABLE",
    "\ud800 lone",
];

/** The text in every place of a row that is not ours. */
export function hostileRow(text: string): PairRow {
    const all = { site: text, active: text, desired: text, unmet: [text, text], moved: [text], sentences: [text] };
    return row(text, all);
}

export function hostileReport(): Report {
    const rows = HOSTILE.map(hostileRow);
    const unseen = HOSTILE.map((text): PairRow => ({ ...hostileRow(text), attention: "unreachable" }));
    return reportWith([...rows, ...unseen], { stack: HOSTILE.join(" "), waves: HOSTILE, errors: HOSTILE });
}
