import { type Route, routes } from "./routes.js";

export type RouteMatch =
    | { readonly kind: "found"; readonly route: Route }
    | { readonly kind: "wrongMethod"; readonly allowed: string }
    | { readonly kind: "unsupportedVersion" }
    | { readonly kind: "versionNotAllowed" }
    | { readonly kind: "notFound" };

export function findRoute(method: string, path: string, apiVersions: readonly string[]): RouteMatch {
    if (/^\/rest\/[^/]+\/api\/supportedversions$/.test(path)) return { kind: "versionNotAllowed" };
    const version = /^\/rest\/([^/]+)\//.exec(path)?.[1];
    if (version === undefined) return { kind: "notFound" };
    if (version !== "api" && !apiVersions.includes(version)) return { kind: "unsupportedVersion" };

    const pattern = path.replace(/^\/rest\/[^/]+/, version === "api" ? "/rest/api" : "/rest/{v}");
    const onPath = routes.filter((route) => route.path === pattern);
    const route = onPath.find((candidate) => candidate.method === method);
    if (route !== undefined) return { kind: "found", route };
    if (onPath.length === 0) return { kind: "notFound" };
    return { kind: "wrongMethod", allowed: onPath.map((candidate) => candidate.method).join(", ") };
}
