import { element, responseXml } from "./xml.js";

/** Documented for release 8.3.0. */
export const kpiTypes = [
    "globalSessions",
    "sessCapacityUtil",
    "sipRegistrations",
    "sysCPUUtil",
    "sysMemoryUtil",
] as const;

export type KpiType = (typeof kpiTypes)[number];

export function isKpiType(text: string | null): text is KpiType {
    return kpiTypes.some((type) => type === text);
}

/**
 * Known: type `globalSessions` has `sysGlobalConSessions` (sessions now) and `sysGlobalCPS` (calls per second).
 * What is around them, and the other types' elements, are not known.
 */
export function kpisXml(type: KpiType, concurrentSessions: number): string {
    const content =
        type === "globalSessions"
            ? element("sysGlobalConSessions", concurrentSessions) + element("sysGlobalCPS", 0)
            : element("value", 0);
    return responseXml(`<${type}>${content}</${type}>`);
}

/** Documented: no data, and one absolute link for each type, with the host that the client used. */
export function kpiTypesXml(baseUrl: string): string {
    return responseXml(
        "",
        kpiTypes.map((type) => `${baseUrl}/statistics/kpiTypes?type=${type}`),
    );
}
