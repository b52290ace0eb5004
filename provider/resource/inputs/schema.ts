import * as z from "zod";
import { parseAddress } from "../../device/endpoint.js";
import { deviceWordsSchema } from "./deviceWords.js";
import { flag, number, object, text, wholeNumber, write } from "./fields.js";
import { preconditionsSchema } from "./preconditions.js";
import { tlsSchema } from "./tls.js";

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

const node = object({ name: nodeName, address, tls: tlsSchema.optional() });

/** The arguments of an `HaActiveNode`, one by one. What they must be to each other is in check.ts. */
export const inputsSchema = object({
    nodes: z
        .array(node, { error: write("a list of two nodes, each with name and address") })
        .refine((nodes) => nodes.length === 2, { error: "must list exactly two nodes: a pair has two" }),
    // Missing only where the pair is only observed: check.ts.
    activeNode: text("the name of the node that should be active").optional(),
    credentials: object({ username: text("a user name"), password: text("a password") }).optional(),
    tls: tlsSchema.optional(),
    apiVersion: text('a version such as "v1.2"')
        .refine((version) => /^v\d+(\.\d+)*$/.test(version), { error: 'is not a version such as "v1.2"' })
        .optional(),
    deviceWords: deviceWordsSchema.optional(),
    revertive: flag().optional(),
    preconditions: preconditionsSchema().optional(),
    waitSeconds: wholeNumber("whole seconds, from 0 to 86400 (a day)", { from: 0, to: 86_400 }).optional(),
    observeOnly: flag().optional(),
    requireRedundancy: flag().optional(),
    exclusive: flag().optional(),
    reason: text("a short text").max(1024, { error: "is longer than 1024 characters" }).optional(),
    timeouts: object({
        requestSeconds: number("seconds, above 0 and at most 300", { above: 0, to: 300 }).optional(),
        settleSeconds: number("seconds, above 0 and at most 3600", { above: 0, to: 3600 }).optional(),
        quietSeconds: number("seconds, from 0 to 300", { from: 0, to: 300 }).optional(),
        freshSeconds: number("seconds, from 1 to 10", { from: 1, to: 10 }).optional(),
    }).optional(),
});

export type Inputs = z.infer<typeof inputsSchema>;
export const INPUT_NAMES = Object.keys(inputsSchema.shape) as (keyof Inputs)[];

/** Seconds, as users give them. Those of `preconditions` stand with each of them. */
export const DEFAULTS = {
    revertive: true,
    waitSeconds: 0,
    observeOnly: false,
    requireRedundancy: false,
    exclusive: false,
    requestSeconds: 10,
    settleSeconds: 90,
    quietSeconds: 6,
    freshSeconds: 3,
} as const;
