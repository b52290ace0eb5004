// Azure DevOps: threads of pull requests in Azure Repos, work items of type Issue in Azure Boards. A job has all variables;
// SYSTEM_ACCESSTOKEN has to be mapped, and its identity needs `Contribute to pull requests` and to edit work items.
import { call, setting } from "./call.mjs";

const VERSION = "api-version=7.1";
const TAG = "oracle-sbc";
// The state names of the process Basic; other processes have others.
const DONE = "Done";

function request(method, path, body, type) {
    const url = `${setting("SYSTEM_COLLECTIONURI")}${encodeURIComponent(setting("SYSTEM_TEAMPROJECT"))}/_apis${path}`;
    const headers = {
        Authorization: `Bearer ${setting("SYSTEM_ACCESSTOKEN")}`,
        ...(type ? { "Content-Type": type } : {}),
    };
    return call(method, url, headers, body);
}

const PATCH = "application/json-patch+json";
const field = (name, value) => ({ op: "add", path: `/fields/${name}`, value });

export async function openIssues() {
    const query = `SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND [System.Tags] CONTAINS '${TAG}' AND [System.State] <> '${DONE}'`;
    const { workItems } = await request("POST", `/wit/wiql?${VERSION}`, { query });
    const found = [];
    for (const { id } of workItems) {
        const { fields } = await request("GET", `/wit/workitems/${id}?${VERSION}`);
        found.push({ id, title: fields["System.Title"] });
    }
    return found;
}

export const openIssue = (title, body) =>
    request(
        "POST",
        `/wit/workitems/$Issue?${VERSION}`,
        [field("System.Title", title), field("System.Description", body), field("System.Tags", TAG)],
        PATCH,
    );

export const closeIssue = (id) =>
    request("PATCH", `/wit/workitems/${id}?${VERSION}`, [field("System.State", DONE)], PATCH);

const threads = (number) => `/git/repositories/${setting("BUILD_REPOSITORY_ID")}/pullRequests/${number}/threads`;

export async function comments(number) {
    const { value } = await request("GET", `${threads(number)}?${VERSION}`);
    return value.flatMap(({ id, comments: [first] }) =>
        first === undefined ? [] : [{ id, body: first.content ?? "" }],
    );
}

export const addComment = (number, body) =>
    request("POST", `${threads(number)}?${VERSION}`, {
        comments: [{ parentCommentId: 0, content: body, commentType: "text" }],
        status: "closed",
    });

export const changeComment = (number, id, body) =>
    request("PATCH", `${threads(number)}/${id}/comments/1?${VERSION}`, { content: body });
