// GitLab. A job has the first two variables; the job's own token can't write issues or notes, so SBC_GITLAB_TOKEN is a
// project access token with the scope `api`.
import { allPages, call, setting } from "./call.mjs";

const LABEL = "oracle-sbc";

function request(method, path, body) {
    const url = `${setting("CI_API_V4_URL")}/projects/${setting("CI_PROJECT_ID")}${path}`;
    return call(method, url, { "PRIVATE-TOKEN": setting("SBC_GITLAB_TOKEN") }, body);
}

export async function openIssues() {
    const found = await allPages((page) => request("GET", `/issues?state=opened&labels=${LABEL}&${page}`));
    return found.map(({ iid, title }) => ({ id: iid, title }));
}

export const openIssue = (title, body) => request("POST", "/issues", { title, description: body, labels: LABEL });

export const closeIssue = (id) => request("PUT", `/issues/${id}`, { state_event: "close" });

const notes = (number) => `/merge_requests/${number}/notes`;

export async function comments(number) {
    return await allPages((page) => request("GET", `${notes(number)}?${page}`));
}

export const addComment = (number, body) => request("POST", notes(number), { body });

export const changeComment = (number, id, body) => request("PUT", `${notes(number)}/${id}`, { body });
