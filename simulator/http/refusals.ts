import { type Answer, errorAnswer } from "./answer.js";
import type { FaultName, FaultSpec } from "../faults/faults.js";

const refusals: Partial<Record<FaultName, (fault: FaultSpec) => Answer>> = {
    unauthorizedOnce: () => errorAnswer(401, "Access token is invalid or has expired"),
    badRequest: () => errorAnswer(400, "Request is malformed"),
    forbidden: () => errorAnswer(403, "This request requires administrator privileges"),
    notFound: () => errorAnswer(404, "Resource not found"),
    locked: () => errorAnswer(423, "Resource locked by another user"),
    tooManyRequests: () => errorAnswer(429, "Too many requests", { "Retry-After": "5" }),
    serverError: () => errorAnswer(500, "Internal server error"),
    serviceUnavailable: () => errorAnswer(503, "Service unavailable"),
    redirect: ({ location = "https://elsewhere.invalid/" }) => ({
        status: 302,
        headers: { Location: location },
        body: "",
    }),
    htmlErrorPage: () => ({
        status: 502,
        headers: { "Content-Type": "text/html" },
        body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><br></body></html>\n",
    }),
};

/** The answer of a fault at point `refuse`; undefined for any other. */
export function refusal(fault: FaultSpec): Answer | undefined {
    return refusals[fault.name]?.(fault);
}
