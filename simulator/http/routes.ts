import { type Answer, errorAnswer, xmlAnswer } from "./answer.js";
import type { LockHolder } from "../pair/configurationLock.js";
import type { Device } from "../pair/device.js";
import { type EndpointName, endpoints } from "../faults/faults.js";
import { kpisXml, kpiTypesXml, isKpiType, kpiTypes } from "../documents/kpiXml.js";
import type { Account } from "../pair/tokens.js";
import { element, responseXml } from "../documents/xml.js";

/** What a route may look at and do. */
export interface RouteRequest {
    readonly device: Device;
    readonly account: Account;
    /** The Bearer token; empty where the route takes Basic credentials. */
    readonly token: string;
    readonly query: URLSearchParams;
    readonly body: string;
    readonly now: Date;
    /** `https://…` as the client addressed the node, up to and including the API version. */
    readonly baseUrl: string;
    readonly apiVersions: readonly string[];
    readonly concurrentSessions: number;
    readonly switchoverStatus: 202 | 204;
    readonly statusBody: () => string;
    readonly switchOver: () => void;
    readonly reboot: () => void;
}

export interface Route {
    readonly method: "GET" | "POST";
    readonly path: string;
    readonly endpoint: EndpointName;
    readonly credentials: "basic" | "bearer";
    /** Documented: 403 without administrator privileges. */
    readonly administratorOnly?: boolean;
    readonly answer: (request: RouteRequest) => Answer;
}

/** `{v}` is a supported API version. */
const byEndpoint: Readonly<Record<EndpointName, Omit<Route, "endpoint">>> = {
    token: { method: "POST", path: "/rest/{v}/auth/token", credentials: "basic", answer: issueToken },
    supportedVersions: {
        method: "GET",
        path: "/rest/api/supportedversions",
        credentials: "bearer",
        answer: ({ apiVersions }) => xmlAnswer(200, supportedVersionsXml(apiVersions)),
    },
    status: {
        method: "GET",
        path: "/rest/{v}/system/status",
        credentials: "bearer",
        answer: ({ statusBody }) => xmlAnswer(200, statusBody()),
    },
    switchover: {
        method: "POST",
        path: "/rest/{v}/admin/switchover",
        credentials: "bearer",
        administratorOnly: true,
        answer: ({ switchOver, switchoverStatus }) => {
            switchOver();
            return { status: switchoverStatus };
        },
    },
    reboot: {
        method: "POST",
        path: "/rest/{v}/admin/reboot",
        credentials: "bearer",
        administratorOnly: true,
        answer: ({ reboot }) => {
            reboot();
            return xmlAnswer(202, responseXml("", ["Rebooting in 5 seconds"]));
        },
    },
    kpis: {
        method: "GET",
        path: "/rest/{v}/statistics/kpis",
        credentials: "bearer",
        answer: ({ query, concurrentSessions }) => {
            const type = query.get("type");
            if (isKpiType(type)) return xmlAnswer(200, kpisXml(type, concurrentSessions));
            return errorAnswer(400, `Query parameter type must be one of ${kpiTypes.join(", ")}`);
        },
    },
    kpiTypes: {
        method: "GET",
        path: "/rest/{v}/statistics/kpiTypes",
        credentials: "bearer",
        answer: ({ baseUrl }) => xmlAnswer(200, kpiTypesXml(baseUrl)),
    },
    lock: {
        method: "POST",
        path: "/rest/{v}/configuration/lock",
        credentials: "bearer",
        administratorOnly: true,
        answer: (request) =>
            request.device.lock.acquire(lockHolder(request), request.now)
                ? { status: 204 }
                : errorAnswer(423, "Resource locked by another user"),
    },
    unlock: {
        method: "POST",
        path: "/rest/{v}/configuration/unlock",
        credentials: "bearer",
        administratorOnly: true,
        answer: (request) => {
            const released = request.device.lock.release(lockHolder(request), request.now);
            if (released === "released") return { status: 204 };
            return errorAnswer(
                423,
                released === "notHeld" ? "User does not have the lock" : "Resource locked by another user",
            );
        },
    },
};

/** Everything that the node answers. */
export const routes: readonly Route[] = endpoints.map((endpoint) => ({ endpoint, ...byEndpoint[endpoint] }));

function lockHolder({ device, token, account }: RouteRequest): LockHolder {
    return { token, username: account.username, tokens: device.tokens };
}

/** Documented: a request that carries the current token as well renews it and keeps the configuration lock. */
function issueToken({ device, account, body, now }: RouteRequest): Answer {
    const renewed = device.tokens.findIn(body, now);
    const token = device.tokens.issue(account, now);
    if (renewed !== undefined) device.lock.handOver(renewed, token);
    return xmlAnswer(200, responseXml(element("accessToken", token)));
}

function supportedVersionsXml(apiVersions: readonly string[]): string {
    const latest = apiVersions.at(-1) ?? "";
    const others = apiVersions.slice(0, -1).map((version) => element("version", version));
    return responseXml(
        `<supportedVersions>${element("latestVersion", latest)}` +
            `<otherVersions>${others.join("")}</otherVersions></supportedVersions>`,
    );
}
