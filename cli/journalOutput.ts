import type { ForgetResult, OpenRequest, OpenRequests } from "pulumi-oracle-sbc/provider";

type RequestedNode = OpenRequest["from"];

const SECOND_SWITCHOVER = "if a request took effect, a second one moves calls back.";

export function warningsText(problems: readonly string[]): string {
    return problems.map((problem) => `warning: ${problem}`).join("\n");
}

/** What to do about an open request, and what not. */
export const OPEN_REQUEST_ADVICE = `The next pulumi up of the pair watches for the outcome. Do not request a switchover by hand:\n${SECOND_SWITCHOVER}`;

/** One block for each open request, and below them what not to do. */
export function requestsText(requests: readonly OpenRequest[], now: Date): string {
    return `${blocks(requests, now)}\n\n${OPEN_REQUEST_ADVICE}`;
}

export function listText(found: OpenRequests, now: Date, folderExists: boolean): string {
    if (found.requests.length > 0) return requestsText(found.requests, now);
    const note = "\nThe folder does not exist: no run of this user has recorded a request in it.";
    return `${noneText(found)}${folderExists || found.problems.length > 0 ? "" : note}`;
}

function noneText({ folder, problems }: OpenRequests): string {
    return `No ${problems.length === 0 ? "open" : "other open"} request is recorded in ${folder}.`;
}

/** What was forgotten, and what that means; or why nothing was. */
export function forgetText(pair: string, result: ForgetResult, now: Date): string {
    const { kind, folder, requests } = result;
    switch (kind) {
        case "forgotten":
            return [
                "Forgotten:",
                blocks(requests, now),
                "",
                "The next pulumi up no longer waits for the outcome of this request, unless the stack's state has it as pending.",
                `Look at both nodes first (npx pulumi-oracle-sbc status): ${SECOND_SWITCHOVER}`,
            ].join("\n");
        case "ambiguous":
            return [
                `${pair} matches open requests of several pairs. No request was forgotten. Give an address or an id:`,
                blocks(requests, now),
            ].join("\n");
        case "notFound":
            return requests.length === 0
                ? noneText(result)
                : `No open request of ${pair} is recorded in ${folder}. No request was forgotten. Recorded there:\n${blocks(requests, now)}`;
    }
}

function blocks(requests: readonly OpenRequest[], now: Date): string {
    return requests.map((request) => block(request, now)).join("\n\n");
}

function block({ id, since, from, to, path, isAtOtherAddresses }: OpenRequest, now: Date): string {
    const [first, second] = from.index === 0 ? [from, to] : [to, from];
    const isSecret = first.name === undefined || second.name === undefined;
    return [
        isSecret ? "a pair whose names are secret" : `${first.name}/${second.name}`,
        `  requested  ${since}, ${age(since, now)}`,
        `  from       ${nodeText(from)}`,
        `  to         ${nodeText(to)}`,
        `  id         ${id}`,
        `  file       ${path}`,
        ...(isAtOtherAddresses === true
            ? ["  known by   its nodes' names, at other addresses: it may be another pair's"]
            : []),
    ].join("\n");
}

function nodeText({ index, name, address }: RequestedNode): string {
    return name === undefined ? `nodes[${index}] of the declaration` : `${name} (${address})`;
}

function age(since: string, now: Date): string {
    const seconds = Math.round((now.getTime() - Date.parse(since)) / 1000);
    if (seconds < 0) return "in the future by this machine's clock";
    if (seconds < 120) return `${seconds} s ago`;
    if (seconds < 2 * 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h ago`;
    return `${Math.floor(seconds / 86_400)} days ago`;
}
