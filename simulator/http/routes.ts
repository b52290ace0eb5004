import { type Answer, errorAnswer, xmlAnswer } from "./answer.js";
import type { LockHolder } from "../pair/configurationLock.js";
import type { Device } from "../pair/device.js";
import type { EndpointName } from "../faults/faults.js";
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

/** Everything that the node answers; `{v}` is a supported API version. */
export const routes: readonly Route[] = [
    { method: "POST", path: "/rest/{v}/auth/token", endpoint: "token", credentials: "basic", answer: issueToken },
    {
        method: "GET",
        path: "/rest/api/supportedversions",
        endpoint: "supportedVersions",
        credentials: "bearer",
        answer: ({ apiVersions }) => xmlAnswer(200, supportedVersionsXml(apiVersions)),
    },
    {
        method: "GET",
        path: "/rest/{v}/system/status",
        endpoint: "status",
        credentials: "bearer",
        answer: ({ statusBody }) => xmlAnswer(200, statusBody()),
    },
    {
        method: "POST",
        path: "/rest/{v}/admin/switchover",
        endpoint: "switchover",
        credentials: "bearer",
        administratorOnly: true,
        answer: ({ switchOver, switchoverStatus }) => {
            switchOver();
            return { status: switchoverStatus };
        },
    },
    {
        method: "POST",
        path: "/rest/{v}/admin/reboot",
        endpoint: "reboot",
        credentials: "bearer",
        administratorOnly: true,
        answer: ({ reboot }) => {
            reboot();
            return xmlAnswer(202, responseXml("", ["Rebooting in 5 seconds"]));
        },
    },
    {
        method: "GET",
        path: "/rest/{v}/statistics/kpis",
        endpoint: "kpis",
        credentials: "bearer",
        answer: ({ query, concurrentSessions }) => {
            const type = query.get("type");
            if (isKpiType(type)) return xmlAnswer(200, kpisXml(type, concurrentSessions));
            return errorAnswer(400, `Query parameter type must be one of ${kpiTypes.join(", ")}`);
        },
    },
    {
        method: "GET",
        path: "/rest/{v}/statistics/kpiTypes",
        endpoint: "kpiTypes",
        credentials: "bearer",
        answer: ({ baseUrl }) => xmlAnswer(200, kpiTypesXml(baseUrl)),
    },
    {
        method: "POST",
        path: "/rest/{v}/configuration/lock",
        endpoint: "lock",
        credentials: "bearer",
        administratorOnly: true,
        answer: (request) =>
            request.device.lock.acquire(lockHolder(request), request.now)
                ? { status: 204 }
                : errorAnswer(423, "Resource locked by another user"),
    },
    {
        method: "POST",
        path: "/rest/{v}/configuration/unlock",
        endpoint: "unlock",
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
];

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
