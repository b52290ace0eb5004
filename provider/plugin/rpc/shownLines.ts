export interface DiffLine {
    readonly text: string;
    /** Shown as something that is taken away, else as something that is added. */
    readonly isBad: boolean;
}

/** Pulumi shows the first one in a row's `[diff: …]`, and each as the name of an object's property. */
const SWITCHOVER = "switchover";
/** Pulumi finds no value at these paths, and prints `[unknown]` behind each line. */
const EXPLANATION = "as seen now, unknown by the time of up";
/** Pulumi pads all lines of an object to the longest. */
const LONGEST = 150;

/**
 * Lines as paths of a detailed difference: the one thing of a provider that Pulumi prints on standard output in a preview,
 * and keeps neither in the state nor in a plan. Paths come sorted, so the lines are numbered.
 */
export function pathsOfLines(lines: readonly DiffLine[]): readonly (readonly [path: string, line: DiffLine])[] {
    const width = String(lines.length).length;
    return lines.map((line, index) => {
        const number = String(index + 1).padStart(width, "0");
        return [`${SWITCHOVER}["${EXPLANATION}"]["${number}. ${inPath(line.text)}"]`, line];
    });
}

/** A path with what would end or escape a part of it can't be read by the engine. */
function inPath(text: string): string {
    const safe = text.replaceAll('"', "'").replaceAll("\\", "/").replace(/\s+/g, " ");
    return safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…` : safe;
}
