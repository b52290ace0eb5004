// GitHub. An Actions job has the first two variables; the token needs `issues: write` and `pull-requests: write`.
import { allPages, call, setting } from "./call.mjs";

const LABEL = "oracle-sbc";

function request(method, path, body) {
    const url = `${setting("GITHUB_API_URL")}/repos/${setting("GITHUB_REPOSITORY")}${path}`;
    const headers = { Accept: "application/vnd.github+json", Authorization: `Bearer ${setting("GITHUB_TOKEN")}` };
    return call(method, url, headers, body);
}

export async function openIssues() {
    const found = await allPages((page) => request("GET", `/issues?state=open&labels=${LABEL}&${page}`));
    return found.map(({ number, title }) => ({ id: number, title }));
}

export const openIssue = (title, body) => request("POST", "/issues", { title, body, labels: [LABEL] });

export const closeIssue = (id) => request("PATCH", `/issues/${id}`, { state: "closed", state_reason: "completed" });

export async function comments(number) {
    const found = await allPages((page) => request("GET", `/issues/${number}/comments?${page}`));
    return found.map(({ id, body }) => ({ id, body: body ?? "" }));
}

export const addComment = (number, body) => request("POST", `/issues/${number}/comments`, { body });

export const changeComment = (_number, id, body) => request("PATCH", `/issues/comments/${id}`, { body });
