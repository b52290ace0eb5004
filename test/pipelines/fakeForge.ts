import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

interface Entry {
    readonly id: number;
    title: string;
    body: string;
    isOpen: boolean;
}

export interface FakeForge {
    readonly issues: Entry[];
    readonly comments: Entry[];
    /** What a job of that forge has in its environment. */
    readonly env: Readonly<Record<string, string>>;
    stop(): void;
}

interface Body {
    readonly [name: string]: unknown;
    readonly comments?: readonly Body[];
}
type Route = (id: number, body: Body & Body[], kept: Pick<FakeForge, "issues" | "comments">) => unknown;

const add = (entries: Entry[], title: unknown, body: unknown) => {
    entries.push({ id: entries.length + 11, title: String(title), body: String(body), isOpen: true });
    return {};
};
const change = (entries: readonly Entry[], id: number, values: Partial<Entry>) => {
    const entry = entries.find((other) => other.id === id);
    if (entry === undefined) return undefined;
    Object.assign(entry, values);
    return {};
};
const valueOf = (patch: readonly Body[], field: string) =>
    patch.find(({ path, op }) => path === `/fields/System.${field}` && op === "add")?.["value"];
const isOpen = (entry: Entry) => entry.isOpen;

/** By their method and path; the only number in a path that differs is its id. As the forges' references describe them. */
const ROUTES: Readonly<Record<string, Route>> = {
    "GET /repos/acme/sbc/issues": (_id, _body, { issues }) =>
        issues.filter(isOpen).map(({ id, title, body }) => ({ number: id, title, body })),
    "POST /repos/acme/sbc/issues": (_id, { title, body }, { issues }) => add(issues, title, body),
    "PATCH /repos/acme/sbc/issues/ID": (id, { state }, { issues }) =>
        change(issues, id, { isOpen: state !== "closed" }),
    "GET /repos/acme/sbc/issues/7/comments": (_id, _body, { comments }) => comments,
    "POST /repos/acme/sbc/issues/7/comments": (_id, { body }, { comments }) => add(comments, "", body),
    "PATCH /repos/acme/sbc/issues/comments/ID": (id, { body }, { comments }) =>
        change(comments, id, { body: String(body) }),

    "GET /projects/42/issues": (_id, _body, { issues }) =>
        issues.filter(isOpen).map(({ id, title, body }) => ({ id: id + 1000, iid: id, title, description: body })),
    "POST /projects/42/issues": (_id, { title, description }, { issues }) => add(issues, title, description),
    "PUT /projects/42/issues/ID": (id, { state_event: event }, { issues }) =>
        change(issues, id, { isOpen: event !== "close" }),
    "GET /projects/42/merge_requests/7/notes": (_id, _body, { comments }) => comments,
    "POST /projects/42/merge_requests/7/notes": (_id, { body }, { comments }) => add(comments, "", body),
    "PUT /projects/42/merge_requests/7/notes/ID": (id, { body }, { comments }) =>
        change(comments, id, { body: String(body) }),

    "POST /acme%20voice/_apis/wit/wiql": (_id, _body, { issues }) => ({
        workItems: issues.filter(isOpen).map(({ id }) => ({ id })),
    }),
    "GET /acme%20voice/_apis/wit/workitems/ID": (id, _body, { issues }) => ({
        fields: { "System.Title": issues.find((issue) => issue.id === id)?.title },
    }),
    "POST /acme%20voice/_apis/wit/workitems/$Issue": (_id, patch, { issues }) =>
        add(issues, valueOf(patch, "Title"), valueOf(patch, "Description")),
    "PATCH /acme%20voice/_apis/wit/workitems/ID": (id, patch, { issues }) =>
        change(issues, id, { isOpen: valueOf(patch, "State") !== "Done" }),
    "GET /acme%20voice/_apis/git/repositories/r1/pullRequests/7/threads": (_id, _body, { comments }) => ({
        value: comments.map(({ id, body }) => ({ id, comments: [{ id: 1, content: body }] })),
    }),
    "POST /acme%20voice/_apis/git/repositories/r1/pullRequests/7/threads": (
        _id,
        { comments: [first] = [] },
        { comments },
    ) => add(comments, "", first?.["content"]),
    "PATCH /acme%20voice/_apis/git/repositories/r1/pullRequests/7/threads/ID/comments/1": (
        id,
        { content },
        { comments },
    ) => change(comments, id, { body: String(content) }),
};

const TOKEN = "of-the-tests";

function isAllowed({ headers }: IncomingMessage): boolean {
    return headers.authorization === `Bearer ${TOKEN}` || headers["private-token"] === TOKEN;
}

export async function startFakeForge(name: "github" | "gitlab" | "azure"): Promise<FakeForge> {
    const kept = { issues: [] as Entry[], comments: [] as Entry[] };
    const server = createServer((request, response) => {
        const path = (request.url ?? "").replace(/\?.*/, "");
        const id = Number(/\/(1\d)(?=\/|$)/.exec(path)?.[1]);
        let text = "";
        request.on("data", (chunk) => (text += String(chunk)));
        request.on("end", () => {
            const route = ROUTES[`${request.method} ${path.replace(/\/1\d(?=\/|$)/, "/ID")}`];
            const answer = route?.(id, JSON.parse(text === "" ? "{}" : text) as Body & Body[], kept);
            response.statusCode = !isAllowed(request) ? 401 : answer === undefined ? 404 : 200;
            response.end(JSON.stringify(answer ?? {}));
        });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const env = {
        github: { GITHUB_API_URL: url, GITHUB_REPOSITORY: "acme/sbc", GITHUB_TOKEN: TOKEN },
        gitlab: { CI_API_V4_URL: url, CI_PROJECT_ID: "42", SBC_GITLAB_TOKEN: TOKEN },
        azure: {
            SYSTEM_COLLECTIONURI: `${url}/`,
            SYSTEM_TEAMPROJECT: "acme voice",
            BUILD_REPOSITORY_ID: "r1",
            SYSTEM_ACCESSTOKEN: TOKEN,
        },
    }[name];
    return { ...kept, env, stop: () => void server.close() };
}
