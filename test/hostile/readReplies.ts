import * as fc from "fast-check";
import type { Endpoint } from "../../provider/device/endpoint.js";
import { unexpectedReply } from "../../provider/device/replies.js";
import { parseStatus } from "../../provider/device/status.js";
import { parseXml } from "../../provider/device/xml.js";
import { endpointNamed } from "../provider/pairRun.js";
import { statusProblems, UNPRINTABLE } from "./statusProblems.js";
import { XML_FAMILIES } from "./xmlReplies.js";

const SLOWEST_MS = 3_000;
const endpoint: Endpoint = endpointNamed("sbc-a");

/** Reads one body in every way in which the provider reads one. Throws where a promise does not hold. */
export function readBody(body: string): "status" | "refused" {
    const startedMs = performance.now();
    const document = parseXml(body);
    const status = parseStatus(body);
    const errors = [200, 500].map((code) =>
        unexpectedReply(endpoint, "It", { status: code, body }, 200, ["t0ken-t0ken"]),
    );
    const tookMs = performance.now() - startedMs;
    if (tookMs > SLOWEST_MS) throw new Error(`took ${Math.round(tookMs)} ms`);
    if ("problem" in document && status !== undefined) throw new Error("is a status, though it is no document");
    const problems = status === undefined ? [] : statusProblems(status);
    for (const { message } of errors) {
        if (UNPRINTABLE.test(message)) problems.push("its error has what can't be printed");
        if (message.length > 1_000) problems.push("its error is longer than 1000 characters");
    }
    if ("polluted" in {} || "role" in {}) problems.push("it changed what all objects have");
    if (problems.length > 0) throw new Error(problems.join("; "));
    return status === undefined ? "refused" : "status";
}

export interface FamilyReport {
    readonly family: string;
    readonly replies: number;
    readonly statuses: number;
    /** The reply, what is wrong with it, and how to have it again. */
    readonly failure?: { readonly body: string; readonly why: string; readonly path: string };
}

/** Generates and reads bodies of one family. */
export function readFamily(
    family: string,
    replies: number,
    seed: number,
    onReply: () => void,
    path?: string,
): FamilyReport {
    const body = XML_FAMILIES[family]?.body;
    if (body === undefined) throw new Error(`Families are ${Object.keys(XML_FAMILIES).join(", ")}; not ${family}.`);
    let statuses = 0;
    const property = fc.property(body, (text) => {
        onReply();
        if (readBody(text) === "status") statuses += 1;
    });
    const result = fc.check(property, { numRuns: replies, seed, ...(path === undefined ? {} : { path }) });
    if (!result.failed) return { family, replies, statuses };
    const why = result.errorInstance instanceof Error ? result.errorInstance.message : "interrupted";
    const [found = ""] = result.counterexample ?? [];
    return { family, replies, statuses, failure: { body: found, why, path: result.counterexamplePath ?? "" } };
}
