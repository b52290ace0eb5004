import { isAbsolute } from "node:path";
import { SbcError } from "../errors.js";
import type { Credentials } from "../device/endpoint.js";
import type { RunLimits } from "../pair/turns.js";
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

/** The stack's own configuration; `get` is given a key without its namespace. Throws where a value is not one. */
export function readConfig(get: (key: string) => string | undefined, env: NodeJS.ProcessEnv): ProviderConfig {
    const value = (key: string) => get(key) || undefined;
    const username = value("username") ?? (env["ORACLE_SBC_USERNAME"] || undefined);
    const password = value("password") ?? (env["ORACLE_SBC_PASSWORD"] || undefined);
    const maximumSwitchovers = readWhole("maximumSwitchovers", 0, value);
    return {
        ...(username === undefined ? {} : { username }),
        ...(password === undefined ? {} : { password }),
        tls: readTls(value),
        onUnreachable: readSeverity("onUnreachable", value),
        onRefusal: readSeverity("onRefusal", value),
        limits: {
            parallelSwitchovers: readWhole("parallelSwitchovers", 1, value) ?? 1,
            stopAfterFailures: readWhole("stopAfterFailures", 0, value) ?? 1,
            ...(maximumSwitchovers === undefined ? {} : { maximumSwitchovers }),
        },
        journal: readJournal(value),
    };
}

function readJournal(value: (key: string) => string | undefined): JournalSetting {
    const written = value("journal");
    if (written === undefined) return { kind: "on" };
    if (written === "required" || written === "off") return { kind: written };
    if (isAbsolute(written)) return { kind: "on", folder: written };
    throw badKey("journal", `is ${JSON.stringify(written)}; write required, off, or the absolute path of a folder`);
}

function readSeverity(key: string, value: (key: string) => string | undefined): "warn" | "error" {
    const written = value(key) ?? "warn";
    if (written === "warn" || written === "error") return written;
    throw badKey(key, `is ${JSON.stringify(written)}; write warn or error`);
}

function readWhole(key: string, from: number, value: (key: string) => string | undefined): number | undefined {
    const written = value(key);
    if (written === undefined || (/^\d{1,6}$/.test(written) && Number(written) >= from)) {
        return written === undefined ? undefined : Number(written);
    }
    throw badKey(key, `is ${JSON.stringify(written)}; write a whole number from ${from} on`);
}

function readTls(value: (key: string) => string | undefined): TlsInputs {
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
