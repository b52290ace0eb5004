import { isAbsolute } from "node:path";
import { SbcError } from "../errors.js";
import type { Credentials } from "../device/endpoint.js";
import type { RunLimits } from "../state/runBook.js";
import { stackValues, strictest } from "./stackSettings.js";
import { tlsSchema, type TlsInputs } from "./tlsInputs.js";

/** What holds for a whole stack. */
export interface ProviderConfig {
    readonly username?: string;
    readonly password?: string;
    readonly tls: TlsInputs;
    /** What a pair that can't be looked at makes of a preview, or of an `up` that would change nothing. */
    readonly onUnreachable: "warn" | "error";
    /** What a switchover that is due and would be refused makes of a preview. */
    readonly onRefusal: "warn" | "error";
    readonly limits: RunLimits;
    readonly journal: JournalSetting;
}

export interface JournalSetting {
    readonly kind: "on" | "required" | "off";
    /** Absent: the user's state directory. */
    readonly folder?: string;
}

export const CONFIG_KEYS: ReadonlySet<string> = new Set([
    ...["username", "password"],
    ...["caCertificate", "serverName", "certificateSha256"],
    ...["onUnreachable", "onRefusal"],
    ...["parallelSwitchovers", "stopAfterFailures", "maximumSwitchovers", "journal"],
]);

type Values = (key: string) => string | undefined;

/**
 * What a Provider was given, which for the default one is the stack's configuration. What is for safety is read from that too,
 * and the stricter holds; credentials and TLS are not. Throws if a value is not one.
 *
 * @param get is given a key without its namespace
 */
export function readConfig(get: Values, env: NodeJS.ProcessEnv): ProviderConfig {
    const [own, stack] = [get, stackValues(env)].map((values) => (key: string) => values(key) || undefined) as [
        Values,
        Values,
    ];
    const username = own("username") ?? (env["ORACLE_SBC_USERNAME"] || undefined);
    const password = own("password") ?? (env["ORACLE_SBC_PASSWORD"] || undefined);
    const ofBoth = <T>(read: (values: Values) => T | undefined, stricter: (own: T, stack: T) => T) =>
        strictest([read(own), read(stack)], stricter);
    const whole = (key: string, from: number, stricter: (one: number, other: number) => number) =>
        ofBoth((values) => readWhole(key, from, values), stricter);
    const severity = (key: string) =>
        ofBoth(
            (values) => readSeverity(key, values),
            (one, other) => (one === "error" ? one : other),
        );
    const maximumSwitchovers = whole("maximumSwitchovers", 0, Math.min);
    return {
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
        tls: readTls(own),
        onUnreachable: severity("onUnreachable") ?? "warn",
        onRefusal: severity("onRefusal") ?? "warn",
        limits: {
            parallelSwitchovers: whole("parallelSwitchovers", 1, Math.min) ?? 1,
            // 0 never stops: the laxest.
            stopAfterFailures: whole("stopAfterFailures", 0, (a, b) => Math.min(a || b, b || a)) ?? 1,
            ...(maximumSwitchovers === undefined ? {} : { maximumSwitchovers }),
        },
        journal: ofBoth(readJournal, stricterJournal) ?? { kind: "on" },
    };
}

const JOURNAL_KINDS = ["off", "on", "required"] as const;

function stricterJournal(own: JournalSetting, stack: JournalSetting): JournalSetting {
    const rank = ({ kind }: JournalSetting) => JOURNAL_KINDS.indexOf(kind);
    const { kind } = rank(own) > rank(stack) ? own : stack;
    const folder = stack.folder ?? own.folder;
    return folder === undefined ? { kind } : { kind, folder };
}

function readJournal(value: Values): JournalSetting | undefined {
    const written = value("journal");
    if (written === undefined) return undefined;
    if (written === "required" || written === "off") return { kind: written };
    if (isAbsolute(written)) return { kind: "on", folder: written };
    throw badKey("journal", `is ${JSON.stringify(written)}; write required, off, or the absolute path of a folder`);
}

function readSeverity(key: string, value: Values): "warn" | "error" | undefined {
    const written = value(key);
    if (written === undefined || written === "warn" || written === "error") return written;
    throw badKey(key, `is ${JSON.stringify(written)}; write warn or error`);
}

function readWhole(key: string, from: number, value: Values): number | undefined {
    const written = value(key);
    if (written === undefined || (/^\d{1,6}$/.test(written) && Number(written) >= from)) {
        return written === undefined ? undefined : Number(written);
    }
    throw badKey(key, `is ${JSON.stringify(written)}; write a whole number from ${from} on`);
}

function readTls(value: Values): TlsInputs {
    const tls: TlsInputs = {};
    for (const key of ["caCertificate", "serverName"] as const) {
        const text = value(key);
        if (text !== undefined) tls[key] = text;
    }
    const pins = value("certificateSha256");
    if (pins !== undefined) tls.certificateSha256 = pins.split(/[\s,]+/).filter((pin) => pin !== "");
    const [issue] = tlsSchema.safeParse(tls).error?.issues ?? [];
    if (issue) throw badKey(String(issue.path[0]), issue.message);
    return tls;
}

function badKey(key: string, problem: string): SbcError {
    return new SbcError(
        "invalidInput",
        `The configuration value oracle-sbc:${key} ${problem}.`,
        `Set it with: pulumi config set oracle-sbc:${key} …`,
    );
}

/** The resource's own credentials, else the stack's; or what is missing, as a sentence. */
export function credentialsFor(
    inputs: { readonly credentials?: unknown },
    config: ProviderConfig,
): Credentials | string {
    // Their form is for the check of the inputs.
    if (inputs.credentials) return inputs.credentials as Credentials;
    const { username, password } = config;
    if (username !== undefined && password !== undefined) return { username, password };
    const missing =
        username === undefined ? (password === undefined ? "credentials are" : "the user name is") : "the password is";
    return (
        `${missing[0]?.toUpperCase()}${missing.slice(1)} missing. Give them in one of three ways: the argument credentials; ` +
        "the stack's configuration (pulumi config set oracle-sbc:username NAME; pulumi config set --secret oracle-sbc:password); " +
        "or the environment variables ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD."
    );
}
