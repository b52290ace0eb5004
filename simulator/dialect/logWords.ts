import { logTime } from "../documents/statusXml.js";
import { type HaState, stateOf } from "../pair/roleWords.js";
import type { ListItem } from "./listForm.js";
import type { StatusForm } from "./statusForm.js";
import { type TimeForm, timeFormOf } from "./timeForm.js";
import { styleOf } from "./words.js";

/** How a pair writes its log. */
export interface LogWords {
    readonly logState: (state: HaState) => string;
    readonly logTime: TimeForm;
    readonly newestFirst: boolean;
    readonly notes: readonly string[];
}

/** The documented example's, with the offset that it has. */
const DOCUMENTED: TimeForm = { write: (at) => logTime(at, -240), read: () => undefined };

/** Of a day and a month in numbers, one above 12 is the day. */
const TELLS_DAY = /^(?:\d\d[-/.])?(?:1[3-9]|2\d|3[01])[-/.]\d/;

export function logWordsOf(forms: readonly StatusForm[]): LogWords {
    const logs = forms.map(({ log }) => log?.items ?? []);
    const all = logs.flat();
    const words = new Map<HaState, string>();
    const seen = all
        .flatMap((item) => [item.content("oldState"), item.content("newState")])
        .filter((word) => word !== undefined);
    for (const word of seen) {
        const state = stateOf(word.replace(/[_-]+/g, " "));
        if (state !== undefined) words.set(state, word);
    }
    const styled = styleOf(seen);
    const times = all.map((item) => item.content("time") ?? "").filter((time) => time !== "");
    const example = times.find((time) => TELLS_DAY.test(time)) ?? times[0];
    const form = example === undefined ? undefined : timeFormOf(example);
    const note = `The form of a log time in the report, ${JSON.stringify(example)}, is not known here: new entries have the documented one.`;
    return {
        logState: (state) => words.get(state) ?? styled(state),
        logTime: form ?? DOCUMENTED,
        newestFirst: form !== undefined && logs.some((log) => isFalling(log, form)),
        notes: example !== undefined && form === undefined ? [note] : [],
    };
}

function isFalling(log: readonly ListItem[], { read }: TimeForm): boolean {
    const first = read(log[0]?.content("time") ?? "");
    const last = read(log.at(-1)?.content("time") ?? "");
    return first !== undefined && last !== undefined && first > last;
}
