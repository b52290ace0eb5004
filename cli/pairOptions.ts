import type { parseArgs, ParseArgsConfig } from "node:util";
import { readOptionFile } from "./optionFile.js";

/** How a look at a pair is asked for on a command line; the same for every command that looks. */
export interface PairOptions {
    readonly nodes: readonly [NodeOption, NodeOption];
    readonly tls: TlsOptions;
    readonly apiVersion?: string;
    /** What the device's words mean. The look says what is wrong in it. */
    readonly deviceWords?: Readonly<Record<string, unknown>>;
}

export interface NodeOption {
    readonly name: string;
    readonly address: string;
}

export interface TlsOptions {
    /** PEM, as it stands in the file. */
    readonly caCertificate?: string;
    readonly serverName?: string;
    readonly certificateSha256?: readonly string[];
}

/** For `parseArgs`. */
export const pairOptions = {
    node: { type: "string", multiple: true, default: [] as string[] },
    "ca-file": { type: "string" },
    "certificate-sha256": { type: "string", multiple: true, default: [] as string[] },
    "server-name": { type: "string" },
    "api-version": { type: "string" },
    "device-words": { type: "string" },
    help: { type: "boolean", short: "h", default: false },
} as const satisfies ParseArgsConfig["options"];

type Values = ReturnType<typeof parseArgs<{ options: typeof pairOptions }>>["values"];

/** Throws a sentence where an option can't be used. What a node, a version or a certificate must be, the look says. */
export function readPairOptions(values: Values): PairOptions {
    const [a, b, ...more] = values.node.map(nodeOf);
    if (a === undefined || b === undefined || more.length > 0) {
        throw new Error(
            `A pair has two nodes: give --node NAME=ADDRESS twice, not ${values.node.length === 1 ? "once" : `${values.node.length} times`}.`,
        );
    }
    return { nodes: [a, b], ...readTrustOptions(values) };
}

/** The same without the nodes. */
export function readTrustOptions(values: Omit<Values, "node">): Omit<PairOptions, "nodes"> {
    const { "ca-file": caFile, "server-name": serverName, "certificate-sha256": certificateSha256 } = values;
    const apiVersion = values["api-version"];
    const deviceWords = values["device-words"];
    return {
        tls: {
            ...(caFile === undefined ? {} : { caCertificate: readOptionFile(caFile, "--ca-file").toString("utf8") }),
            ...(serverName === undefined ? {} : { serverName }),
            ...(certificateSha256.length === 0 ? {} : { certificateSha256 }),
        },
        ...(apiVersion === undefined ? {} : { apiVersion }),
        ...(deviceWords === undefined ? {} : { deviceWords: wordsIn(deviceWords) }),
    };
}

/** What a look takes: no `tls` where nothing was said of it. */
export function argumentsOf({ tls, ...rest }: PairOptions): object {
    return Object.keys(tls).length === 0 ? rest : { ...rest, tls };
}

/** Throws a sentence where they are missing. They are read by the look itself, and never an option: `ps` shows those. */
export function requireCredentials(env: NodeJS.ProcessEnv): void {
    const missing = ["ORACLE_SBC_USERNAME", "ORACLE_SBC_PASSWORD"].filter((name) => !env[name]);
    if (missing.length === 0) return;
    throw new Error(
        `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not set. ` +
            "Put the REST user's name and password into these two environment variables: a command line would show them to everybody on this machine.",
    );
}

function nodeOf(text: string): NodeOption {
    const at = text.indexOf("=");
    if (at > 0 && at < text.length - 1) return { name: text.slice(0, at), address: text.slice(at + 1) };
    // What stands before an @ may be a password.
    const given = text.includes("@") ? "" : `, not ${text}`;
    throw new Error(`--node needs NAME=ADDRESS, such as sbc-chi-a=10.20.0.11${given}.`);
}

function wordsIn(text: string): Readonly<Record<string, unknown>> {
    try {
        const value: unknown = JSON.parse(text);
        if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
    } catch {
        // It is said below.
    }
    throw new Error(`--device-words needs an object in JSON, such as '{"roles":{"hot-standby":"standby"}}'.`);
}
