import type { EndpointName } from "../faults/faults.js";
import type { ReportedAnswer, ReportedNode } from "./report.js";

const PATHS: Partial<Record<EndpointName, RegExp>> = {
    token: /^POST \/rest\/v[\d.]+\/auth\/token$/,
    supportedVersions: /^GET \/rest\/api\/supportedversions$/,
    status: /^GET \/rest\/v[\d.]+\/system\/status$/,
    kpiTypes: /^GET \/rest\/v[\d.]+\/statistics\/kpiTypes$/,
    kpis: /^GET \/rest\/v[\d.]+\/statistics\/kpis\?type=globalSessions$/,
};

/** The last answer that a node gave to such a request. */
export function answerTo({ exchanges }: ReportedNode, endpoint: EndpointName): ReportedAnswer | undefined {
    const path = PATHS[endpoint];
    return path === undefined
        ? undefined
        : exchanges.filter(({ request, answer }) => path.test(request) && answer !== undefined).at(-1)?.answer;
}
