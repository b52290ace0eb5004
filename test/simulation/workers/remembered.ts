import { join } from "node:path";
import type * as statusFields from "../../../provider/device/statusFields.js";
import type * as words from "../../../provider/device/words.js";
import type * as xml from "../../../provider/device/xml.js";
import type * as spans from "../../../provider/pair/windows/spans.js";
import type * as wallClock from "../../../provider/pair/windows/wallClock.js";
import type * as written from "../../../provider/pair/windows/written.js";

/** So many texts are remembered at the most. */
const LARGEST = 2000;

/**
 * Lets the provider's own parser read each text once: what it makes of one depends on nothing else, and devices at rest say
 * the same a thousand times. A schedule that is run alone (`--seed N`) reads every answer anew, and tells the same story.
 */
export function rememberAnswers(provider: string): void {
    /* eslint-disable @typescript-eslint/no-require-imports -- the folder is known only now */
    const reading = require(join(provider, "device/xml.js")) as {
        -readonly [Name in keyof typeof xml]: (typeof xml)[Name];
    };
    const fields = require(join(provider, "device/statusFields.js")) as { readFields: typeof statusFields.readFields };
    const said = require(join(provider, "device/words.js")) as {
        deviceWord: typeof words.deviceWord;
        wordCleaner: typeof words.wordCleaner;
    };
    /* eslint-enable @typescript-eslint/no-require-imports */
    const { parseXml } = reading;
    const { readFields } = fields;
    const { deviceWord, wordCleaner } = said;
    reading.parseXml = byText(parseXml);
    const byRoot = new WeakMap<object, statusFields.StatusFields>();
    fields.readFields = (root, data) => {
        if (typeof root === "string") return readFields(root, data);
        const known = byRoot.get(root) ?? readFields(root, data);
        byRoot.set(root, known);
        return known;
    };
    const cleaners = new Map<string, words.Clean>();
    said.wordCleaner = (endpoint, tokens) => {
        if (cleaners.size >= LARGEST) cleaners.clear();
        // The tokens of today: the session adds others to its list, and asks for another cleaner.
        const key = JSON.stringify([endpoint.name, endpoint.credentials, tokens]);
        const known = cleaners.get(key) ?? wordCleaner(endpoint, [...tokens]);
        cleaners.set(key, known);
        return known;
    };
    const byCleaner = new WeakMap<words.Clean, (text: string) => words.DeviceWord>();
    said.deviceWord = (text, clean) => {
        const known = byCleaner.get(clean) ?? byText((one) => deviceWord(one, clean));
        byCleaner.set(clean, known);
        return known(text);
    };
}

/** No zone changes its offset within one: the days around an instant stay the same. */
const QUARTER_HOUR_MS = 15 * 60_000;

/** What becomes of change windows as a user has written them, and of the zones that they name. */
export function rememberWindows(provider: string): void {
    /* eslint-disable @typescript-eslint/no-require-imports -- the folder is known only now */
    const near = require(join(provider, "pair/windows/spans.js")) as { spansNear: typeof spans.spansNear };
    const clock = require(join(provider, "pair/windows/wallClock.js")) as { zoneNameOf: typeof wallClock.zoneNameOf };
    const reading = require(join(provider, "pair/windows/written.js")) as { readInstant: typeof written.readInstant };
    /* eslint-enable @typescript-eslint/no-require-imports */
    reading.readInstant = byText(reading.readInstant);
    clock.zoneNameOf = byText(clock.zoneNameOf);
    const { spansNear } = near;
    const byWindow = byText(() => new Map<number, spans.Span[]>());
    near.spansNear = (ms, window) => {
        const byQuarter = byWindow(JSON.stringify(window));
        const quarter = Math.floor(ms / QUARTER_HOUR_MS);
        const known = byQuarter.get(quarter) ?? spansNear(ms, window);
        byQuarter.set(quarter, known);
        return known;
    };
}

function byText<T>(make: (text: string) => T): (text: string) => T {
    const made = new Map<string, T>();
    return (text) => {
        const known = made.get(text);
        if (known !== undefined) return known;
        if (made.size >= LARGEST) made.clear();
        const value = make(text);
        made.set(text, value);
        return value;
    };
}
