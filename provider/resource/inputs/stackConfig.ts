import { isAbsolute } from "node:path";
import type { Freeze } from "../../pair/preconditions/freeze.js";
import type { RunLimits } from "../../state/runBook.js";
import { badKey, type ConfigValues, readLine, valuesOf } from "./configValue.js";
import { givenCredentials, type GivenCredentials } from "./credentials.js";
import type { DeviceWordsInputs } from "./deviceWords.js";
import { readDeviceWords } from "./deviceWordsConfig.js";
import { type EntryPoint, IN_STACK } from "../entryPoint.js";
import { readFreezes } from "./freeze.js";
import { stackValues, strictest } from "./stackValues.js";
import { tlsSchema, type TlsInputs } from "./tls.js";

/** What holds for a whole stack. */
export interface ProviderConfig extends GivenCredentials {
    readonly tls: TlsInputs;
    readonly deviceWords: DeviceWordsInputs;
    /** What a pair that can't be looked at makes of a preview, or of an `up` that would change nothing. */
    readonly onUnreachable: "warn" | "error";
    /** What a preview does about a switchover that is needed and would be refused. */
    readonly onRefusal: "warn" | "error";
    readonly limits: RunLimits;
    readonly journal: JournalSetting;
    readonly freezes: readonly Freeze[];
    /** Who is recorded as having had a switchover requested; absent: whom the environment names. */
    readonly actor?: string;
}

export interface JournalSetting {
    readonly kind: "on" | "required" | "off";
    /** Absent: the user's state directory. */
    readonly folder?: string;
}

export const CONFIG_KEYS: ReadonlySet<string> = new Set([
    ...["username", "password"],
    ...["caCertificate", "serverName", "certificateSha256"],
    ...["deviceWords", "onUnreachable", "onRefusal"],
    ...["parallelSwitchovers", "stopAfterFailures", "maximumSwitchovers", "journal"],
    ...["freeze", "freezeUntil", "actor"],
]);

/**
 * What a Provider was given, which for the default one is the stack's configuration. What is for safety is read from that too,
 * and the stricter holds; credentials, TLS and the device's words are not. Throws if a value is not one.
 *
 * @param get is given a key without its namespace
 * @param entry whose `value` names what `get` gives
 */
export function readConfig(
    get: ConfigValues["get"],
    env: NodeJS.ProcessEnv,
    entry: EntryPoint = IN_STACK,
): ProviderConfig {
    const own = valuesOf(get, entry);
    const stack = valuesOf(stackValues(env), IN_STACK);
    const ofBoth = <T>(read: (values: ConfigValues) => T | undefined, stricter: (own: T, stack: T) => T) =>
        strictest([read(own), read(stack)], stricter);
    const whole = (key: string, from: number, stricter: (one: number, other: number) => number) =>
        ofBoth((values) => readWhole(key, from, values), stricter);
    const severity = (key: string) =>
        ofBoth(
            (values) => readSeverity(key, values),
            (one, other) => (one === "error" ? one : other),
        );
    const maximumSwitchovers = whole("maximumSwitchovers", 0, Math.min);
    const actor = ofBoth(
        (values) => readLine("actor", "who is to be recorded", values),
        (one) => one,
    );
    return {
        ...givenCredentials(own.get, env, entry),
        tls: readTls(own),
        deviceWords: readDeviceWords(own),
        onUnreachable: severity("onUnreachable") ?? "warn",
        onRefusal: severity("onRefusal") ?? "warn",
        limits: {
            parallelSwitchovers: whole("parallelSwitchovers", 1, Math.min) ?? 1,
            // 0 never stops: the laxest.
            stopAfterFailures: whole("stopAfterFailures", 0, (a, b) => Math.min(a || b, b || a)) ?? 1,
            ...(maximumSwitchovers === undefined ? {} : { maximumSwitchovers }),
        },
        journal: ofBoth(readJournal, stricterJournal) ?? { kind: "on" },
        freezes: readFreezes(own, stack),
        ...(actor === undefined ? {} : { actor }),
    };
}

const JOURNAL_KINDS = ["off", "on", "required"] as const;

function stricterJournal(own: JournalSetting, stack: JournalSetting): JournalSetting {
    const rank = ({ kind }: JournalSetting) => JOURNAL_KINDS.indexOf(kind);
    const { kind } = rank(own) > rank(stack) ? own : stack;
    const folder = stack.folder ?? own.folder;
    return folder === undefined ? { kind } : { kind, folder };
}

function readJournal({ get, entry }: ConfigValues): JournalSetting | undefined {
    const written = get("journal");
    if (written === undefined) return undefined;
    if (written === "required" || written === "off") return { kind: written };
    if (isAbsolute(written)) return { kind: "on", folder: written };
    throw badKey(
        entry,
        "journal",
        `is ${JSON.stringify(written)}; write required, off, or the absolute path of a folder`,
    );
}

function readSeverity(key: string, { get, entry }: ConfigValues): "warn" | "error" | undefined {
    const written = get(key);
    if (written === undefined || written === "warn" || written === "error") return written;
    throw badKey(entry, key, `is ${JSON.stringify(written)}; write warn or error`);
}

function readWhole(key: string, from: number, { get, entry }: ConfigValues): number | undefined {
    const written = get(key);
    if (written === undefined || (/^\d{1,6}$/.test(written) && Number(written) >= from)) {
        return written === undefined ? undefined : Number(written);
    }
    throw badKey(entry, key, `is ${JSON.stringify(written)}; write a whole number from ${from} on`);
}

function readTls({ get, entry }: ConfigValues): TlsInputs {
    const tls: TlsInputs = {};
    for (const key of ["caCertificate", "serverName"] as const) {
        const text = get(key);
        if (text !== undefined) tls[key] = text;
    }
    const pins = get("certificateSha256");
    if (pins !== undefined) tls.certificateSha256 = pins.split(/[\s,]+/).filter((pin) => pin !== "");
    const [issue] = tlsSchema.safeParse(tls).error?.issues ?? [];
    if (issue) throw badKey(entry, String(issue.path[0]), issue.message);
    return tls;
}
