/** An error in the device's own form, or a whole answer of somebody else's. */
export type Refusal = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } & (
    { readonly message: string } | { readonly body: string }
);

/** What may be said of a refusal when it is set. */
export interface RefusalDetails {
    /** `redirect`: where to. */
    readonly location?: string;
}

const HTML = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><br></body></html>\n";

const refuse = <Endpoint extends "switchover" | "kpis" | "any">(
    endpoint: Endpoint,
    meaning: string,
    answer: (fault: RefusalDetails) => Refusal,
) => ({ point: "refuse", endpoint, meaning, answer }) as const;

/** The faults at point `refuse`, each with its answer. */
export const refusals = {
    unauthorizedOnce: {
        point: "refuse",
        endpoint: "authenticated",
        times: 1,
        meaning: "401, once, although the token is good. By default: any request with a token.",
        answer: () => ({ status: 401, message: "Access token is invalid or has expired" }),
    },
    badRequest: refuse("switchover", "400; nothing happens. By default: switchover.", () => ({
        status: 400,
        message: "Request is malformed",
    })),
    forbidden: refuse("switchover", "403; nothing happens. By default: switchover.", () => ({
        status: 403,
        message: "This request requires administrator privileges",
    })),
    notFound: refuse(
        "kpis",
        "404; nothing happens. By default: kpis, as where the device has no such numbers.",
        () => ({ status: 404, message: "Resource not found" }),
    ),
    locked: refuse("switchover", "423; nothing happens. By default: switchover.", () => ({
        status: 423,
        message: "Resource locked by another user",
    })),
    tooManyRequests: refuse("any", "429 with Retry-After; nothing happens. By default: any request.", () => ({
        status: 429,
        headers: { "Retry-After": "5" },
        message: "Too many requests",
    })),
    serverError: refuse("any", "500; nothing happens. By default: any request.", () => ({
        status: 500,
        message: "Internal server error",
    })),
    serviceUnavailable: refuse("any", "503; nothing happens. By default: any request.", () => ({
        status: 503,
        message: "Service unavailable",
    })),
    redirect: refuse(
        "any",
        "302 to another host, or to `location`; nothing happens. By default: any request.",
        ({ location = "https://elsewhere.invalid/" }) => ({ status: 302, headers: { Location: location }, body: "" }),
    ),
    htmlErrorPage: refuse(
        "any",
        "502 with an HTML page of a front end; nothing happens. By default: any request.",
        () => ({ status: 502, headers: { "Content-Type": "text/html" }, body: HTML }),
    ),
} as const;
