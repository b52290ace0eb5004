import { X509Certificate } from "node:crypto";
import * as z from "zod";
import { parseAddress } from "../device/endpoint.js";

/** Says what a value is not, for a type error; a missing value is called missing. Never prints the value. */
const write = (what: string) => (issue: { readonly input?: unknown }) =>
    issue.input === undefined || issue.input === null ? `is missing; write ${what}` : `is not ${what}`;

/** An object that takes these keys and no others. */
const object = <S extends z.ZodRawShape>(shape: S) =>
    z.strictObject(shape, {
        error: (issue) =>
            issue.code === "unrecognized_keys"
                ? `is not an argument here; known are ${Object.keys(shape).join(", ")}`
                : write(`an object with ${Object.keys(shape).join(", ")}`)(issue),
    });

const text = (what: string) =>
    z.string({ error: write(what) }).refine((value) => value.trim() !== "", { error: "is empty", abort: true });
const flag = () => z.boolean({ error: write("true or false") });

const number = (what: string, { above, from, to }: { above?: number; from?: number; to: number }) =>
    z
        .number({ error: write(what) })
        .refine(
            (value) => (above === undefined || value > above) && (from === undefined || value >= from) && value <= to,
            {
                error: `is out of range; write ${what}`,
            },
        );

const nodeName = text("the host name that the device reports").refine((name) => /^[a-z0-9][a-z0-9._-]*$/i.test(name), {
    error: "is not a host name; write letters, digits, dots, hyphens and underscores",
});

const address = text("a management address, as host or host:port").superRefine((value, context) => {
    // What stands before an @ may be a password.
    if (value.includes("@"))
        context.addIssue({ code: "custom", message: "has a user name in it; write host or host:port" });
    const parsed = value.includes("@") ? undefined : parseAddress(value);
    if (typeof parsed === "string") context.addIssue({ code: "custom", message: `${JSON.stringify(value)} ${parsed}` });
});

const isFingerprint = (pin: string) => /^[0-9a-f]{64}$/i.test(pin.replace(/[:\s]/g, ""));

export const tlsSchema = object({
    caCertificate: text("PEM text").refine(isPem, { error: "is not one or more certificates in PEM" }).optional(),
    serverName: text("the name on the certificate").optional(),
    certificateSha256: z
        .union([z.string(), z.array(z.string()).min(1)], { error: write("a SHA-256 fingerprint, or a list of them") })
        .superRefine((value, context) => {
            const message = "is not a SHA-256 fingerprint; write 64 hexadecimal digits, with or without colons";
            // Each by its own path: one of a list may be unknown in a preview.
            for (const [index, pin] of [value].flat().entries()) {
                const path = Array.isArray(value) ? [index] : [];
                if (!isFingerprint(pin)) context.addIssue({ code: "custom", path, message });
            }
        })
        .optional(),
});

const node = object({ name: nodeName, address, tls: tlsSchema.optional() });

/** The arguments of an `HaActiveNode`, one by one. What they must be to each other is in check.ts. */
export const inputsSchema = object({
    nodes: z
        .array(node, { error: write("a list of two nodes, each with name and address") })
        .refine((nodes) => nodes.length === 2, { error: "must list exactly two nodes: a pair has two" }),
    activeNode: text("the name of the node that shall be active"),
    credentials: object({ username: text("a user name"), password: text("a password") }).optional(),
    tls: tlsSchema.optional(),
    apiVersion: text('a version such as "v1.2"')
        .refine((version) => /^v\d+(\.\d+)*$/.test(version), { error: 'is not a version such as "v1.2"' })
        .optional(),
    revertive: flag().optional(),
    preconditions: object({
        minimumHealthPercent: number("a number from 0 to 100", { from: 0, to: 100 }).optional(),
        synchronized: flag().optional(),
    }).optional(),
    reason: text("a short text").max(1024, { error: "is longer than 1024 characters" }).optional(),
    timeouts: object({
        requestSeconds: number("seconds, above 0 and at most 300", { above: 0, to: 300 }).optional(),
        settleSeconds: number("seconds, above 0 and at most 3600", { above: 0, to: 3600 }).optional(),
        quietSeconds: number("seconds, from 0 to 300", { from: 0, to: 300 }).optional(),
    }).optional(),
});

export type Inputs = z.infer<typeof inputsSchema>;
export type TlsInputs = z.infer<typeof tlsSchema>;
export const INPUT_NAMES = Object.keys(inputsSchema.shape) as (keyof Inputs)[];

/** Seconds and percent, as users give them. */
export const DEFAULTS = {
    minimumHealthPercent: 75,
    synchronized: true,
    revertive: true,
    requestSeconds: 10,
    settleSeconds: 90,
    quietSeconds: 6,
} as const;

function isPem(value: string): boolean {
    const blocks = value.match(/^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*$/gm) ?? [];
    // OpenSSL silently passes over what begins in the middle of a line.
    const isWhole = blocks.length === value.split("-----BEGIN CERTIFICATE-----").length - 1;
    try {
        return blocks.length > 0 && isWhole && blocks.every((block) => new X509Certificate(block).subject !== "");
    } catch {
        return false;
    }
}
