import * as pulumi from "@pulumi/pulumi";

/** As far as the hooks read a pair. What else is in its inputs and outputs may be secret, and goes nowhere. */
interface Pair {
    readonly activeNode?: string;
    readonly lastAction?: { readonly id: string; readonly [what: string]: unknown };
}

const pairOf = (properties: unknown): Pair => properties ?? {};

/**
 * Asks before an update that would move calls, by what the plugin has just seen: `POST { pair, from, to }`, and the answer
 * is `{ "approved": true }`. Whatever else comes, or nothing, ends the update before anything is requested.
 */
export const approvalFrom = (url: string) =>
    new pulumi.ResourceHook("approve", async ({ name, newInputs, oldOutputs }) => {
        const to = pairOf(newInputs).activeNode;
        // Of a new resource nothing has been seen yet.
        const from = oldOutputs === undefined ? "not seen yet" : pairOf(oldOutputs).activeNode;
        if (to === undefined || from === to) return;
        const answer = await post(url, { pair: name, from, to });
        if ((answer as { approved?: unknown } | undefined)?.approved !== true)
            throw new Error(`${name}: the move from ${from ?? "an unknown node"} to ${to} was not approved.`);
    });

/**
 * Tells what became of a request: `POST { pair, active, lastAction }`. Only of an update that succeeded, which is all that
 * Pulumi calls it for; a failed one ends `pulumi up` with an error. If it can't be told, that is a warning.
 */
export const noticeTo = (url: string) =>
    new pulumi.ResourceHook("notify", async ({ name, newOutputs, oldOutputs }) => {
        const { activeNode, lastAction } = pairOf(newOutputs);
        if (lastAction === undefined || lastAction.id === pairOf(oldOutputs).lastAction?.id) return;
        const { at, from, to, outcome, tookSeconds } = lastAction;
        await post(url, { pair: name, active: activeNode, lastAction: { at, from, to, outcome, tookSeconds } });
    });

async function post(url: string, body: object): Promise<unknown> {
    const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}.`);
    return answer.json().catch(() => undefined);
}
