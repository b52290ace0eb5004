import { type Answer, errorAnswer } from "./answer.js";
import type { Credentials } from "../pair/device.js";
import type { RouteMatch } from "./findRoute.js";
import type { Route, RouteRequest } from "./routes.js";

/** The parts of a request that decide whether its route is reached. */
export interface ArrivedRequest {
    readonly match: RouteMatch;
    readonly credentials: Credentials;
    readonly accept: string | undefined;
    readonly contentType: string | undefined;
    readonly body: string;
}

/** The ordinary answer. Documented status codes; the order of the checks is not documented. */
export function answerRequest(
    arrived: ArrivedRequest,
    routeRequest: () => Omit<RouteRequest, "account" | "token">,
): Answer {
    const { match, credentials } = arrived;
    switch (match.kind) {
        case "notFound":
            return errorAnswer(404, "Resource not found");
        case "unsupportedVersion":
            return errorAnswer(404, "Unsupported versionId in URI");
        case "versionNotAllowed":
            return errorAnswer(404, "This API must not contain a version number");
        case "wrongMethod":
            return errorAnswer(405, "Method not allowed for this URI", { Allow: match.allowed });
        case "found":
            break;
    }
    const { route } = match;
    if (!acceptsXml(arrived.accept)) return errorAnswer(406, "Only application/xml can be produced");
    if (!isTypeExpected(arrived, route)) return errorAnswer(415, "Content-Type must be application/xml");
    const account = credentials.kind === route.credentials ? credentials.account : undefined;
    if (account === undefined) return errorAnswer(401, reasonFor401(route, credentials));
    if (route.administratorOnly === true && !account.isAdministrator) {
        return errorAnswer(403, "This request requires administrator privileges");
    }
    const token = credentials.kind === "bearer" ? credentials.token : "";
    return route.answer({ ...routeRequest(), account, token });
}

function acceptsXml(accept: string | undefined): boolean {
    if (accept === undefined) return true;
    const ranges = accept.split(",").map((range) => range.split(";")[0]?.trim().toLowerCase());
    return ranges.some((range) => range === "*/*" || range === "application/*" || range === "application/xml");
}

/** A body must say what it is. Documented: a token renewal is a form, spelled without `application/`. */
function isTypeExpected({ body, contentType = "" }: ArrivedRequest, route: Route): boolean {
    if (body === "" || contentType.toLowerCase().includes("application/xml")) return true;
    return route.endpoint === "token" && contentType.toLowerCase().includes("x-www-form-urlencoded");
}

function reasonFor401(route: Route, credentials: Credentials): string {
    if (route.credentials === "basic") return "Invalid user name or password";
    return credentials.kind === "bearer" ? "Access token is invalid or has expired" : "Access token is missing";
}
