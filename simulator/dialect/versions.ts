import type { DeviceReport } from "./report.js";

/** Oldest first: those that the nodes list, and those in which they answered with something else than 404. */
export function apiVersionsIn({ nodes }: DeviceReport): string[] {
    const exchanges = nodes.flatMap((node) => node.exchanges);
    const listed = exchanges.flatMap(({ request, answer }) =>
        request.endsWith("/supportedversions") && answer?.status === 200
            ? (answer.body.match(/\bv\d{1,2}\.\d{1,2}\b/g) ?? [])
            : [],
    );
    const answered = exchanges.flatMap(({ request, answer }) => {
        const version = /^POST \/rest\/(v\d{1,2}\.\d{1,2})\/auth\/token$/.exec(request)?.[1];
        return version === undefined || answer === undefined || answer.status === 404 ? [] : [version];
    });
    const refused = exchanges.flatMap(({ request, answer }) =>
        answer?.status === 404 ? (/^POST \/rest\/(v[\d.]+)\/auth\/token$/.exec(request)?.slice(1) ?? []) : [],
    );
    const all = [...new Set([...listed, ...answered])].filter((version) => !refused.includes(version));
    const numbers = (version: string) => version.slice(1).split(".").map(Number);
    const rank = (version: string) => numbers(version).reduce((sum, part) => sum * 100 + part, 0);
    return all.sort((a, b) => rank(a) - rank(b));
}
