import type { Face } from "../simulation/provider.js";

/** A bug that could be made: one place in the compiled provider, and what stands there instead. */
export interface Mutation {
    readonly bug: string;
    /** Below provider/. */
    readonly file: string;
    readonly from: string;
    readonly to: string;
    /** Where another face than the dynamic provider's has to show it. */
    readonly face?: Face;
}

const plantedIn =
    (file: string) =>
    (bug: string, from: string, to: string): Mutation => ({ bug, file, from, to });
const inPlugin = (file: string, bug: string, from: string, to: string): Mutation => ({
    bug: `${bug}, in the plugin`,
    file: `plugin/resource/${file}`,
    from,
    to,
    face: "plugin",
});
const inEnsureActive = plantedIn("pair/ensureActive.js");
const inWatch = plantedIn("pair/watch.js");
const inSwitchover = plantedIn("device/switchover.js");
const inCooldown = plantedIn("pair/preconditions/cooldown.js");
const inExclusive = plantedIn("pair/exclusive.js");
const inDiff = plantedIn("resources/diff.js");

/** Each of them breaks the promise; the simulation must catch every one. */
export const MUTATIONS: readonly Mutation[] = [
    inSwitchover(
        "a second request when the first one was not answered",
        'return { kind: "unanswered", fact: `${node} gave no answer',
        'if (!io.again) return await askOn(connection, session, token, { ...io, again: true }); return { kind: "unanswered", fact: `${node} gave no answer',
    ),
    inSwitchover(
        "a lost answer taken for a refusal",
        'kind: "unanswered", fact: `${node} gave no answer',
        'kind: "rejected", fact: `${node} gave no answer',
    ),
    inSwitchover("an undocumented status code taken for a refusal", "DOCUMENTED_REFUSALS.has(status)", "status >= 300"),
    inSwitchover("a refusal taken for an acceptance", "status === 202 || status === 204", "status > 0"),
    inWatch(
        "success on 204, without a look",
        "watching.isConfirmed && (0, redundancy_js_1.isRedundant)(view, asked.to)",
        "true",
    ),
    inWatch("success after a single look", "this.#inARow >= 2", "this.#inARow >= 1"),
    inWatch(
        "success before the request has acted",
        "&& view.startedMs - answeredMs >= (0, plan_js_1.lagMs)(this.plan)",
        "",
    ),
    inWatch(
        "a silent node counted as not active",
        "NOT_ACTIVE.has((0, sighting_js_1.roleOf)(other)) &&",
        '(NOT_ACTIVE.has((0, sighting_js_1.roleOf)(other)) || other.kind === "unseen") &&',
    ),
    inWatch("the other node's role not looked at", "NOT_ACTIVE.has((0, sighting_js_1.roleOf)(other)) &&", ""),
    inWatch("an unclear end called no effect", 'watching.isUnchanged(view) ? "unchanged" : "unclear"', '"unchanged"'),
    inWatch("an end after half of settleSeconds", "timeoutMs: plan.settleMs -", "timeoutMs: plan.settleMs / 2 -"),
    inEnsureActive("no quiet period", "settle)(plan, plan.quietMs, io)", "settle)(plan, 0, io)"),
    inEnsureActive(
        "no look after the connection is open",
        "isSame)(quiet.view, last) &&",
        "isSame)(quiet.view, quiet.view) ||",
    ),
    inEnsureActive("a pending request is not waited for", "if (plan.pending)", "if (false)"),
    {
        bug: "a quiet period that a change does not start afresh",
        file: "pair/settle.js",
        from: "steadySince === undefined || !isSame(steadySince, view)",
        to: "steadySince === undefined",
    },
    {
        bug: "a quiet period without a pause",
        file: "pair/settle.js",
        from: "view.startedMs - steadySince.endedMs >= quietMs",
        to: "true",
    },
    { bug: "split brain not seen", file: "pair/judge.js", from: "if (second !== undefined)", to: "if (false)" },
    {
        bug: "any second role taken for a standby",
        file: "pair/judge.js",
        from: 'if ((0, sighting_js_1.roleOf)(other) !== "standby")',
        to: "if (false)",
    },
    {
        bug: "an active node that sees no standby believed all the same",
        file: "pair/judge.js",
        from: "peerRole !== undefined &&",
        to: "false &&",
    },
    {
        bug: "synchronization not required",
        file: "pair/preconditions/synchronized.js",
        from: "bad.length === 0 &&",
        to: "",
    },
    { bug: "health not required", file: "pair/preconditions/health.js", from: "percent >= minimumPercent", to: "true" },
    {
        bug: "the standby's wish taken for a fact",
        file: "pair/decide.js",
        from: 'isWantedActive ? { kind: "inPlace" }',
        to: 'true ? { kind: "inPlace" }',
    },
    {
        bug: "an unknown outcome as a plain failure",
        file: "resources/conclude.js",
        from: 'kind: "unfinished"',
        to: 'kind: "failed"',
    },
    {
        bug: "an unknown outcome reported as success",
        file: "resources/conclude.js",
        from: 'kind: "unfinished"',
        to: 'kind: "recorded"',
    },
    {
        bug: "pending not recorded",
        file: "resources/conclude.js",
        from: ", pending: result.pending",
        to: "",
    },
    {
        bug: "pending kept for ever",
        file: "resources/conclude.js",
        from: "const fulfilled = { ...before,",
        to: "const fulfilled = { ...before, pending: { since: result.action?.at },",
    },
    {
        bug: "records that are no longer true are kept",
        file: "resources/diff.js",
        from: "return hasUntrueRecords(recorded, view)",
        to: "return false",
    },
    {
        bug: "the wish recorded in place of what was seen",
        file: "resources/outputs.js",
        from: "...declared, ...observed",
        to: '...declared, ...observed, roles: Object.fromEntries(Object.keys(observed.roles).map((node) => [node, node === inputs.activeNode ? "active" : "standby"]))',
    },
    inEnsureActive(
        "windows and cool-downs not looked at again after the first look",
        "() => askWhenQuiet(plan, io)",
        "() => askWhenQuiet({ ...plan, preconditions: { ...plan.preconditions, changeWindows: undefined, cooldownMs: undefined } }, io)",
    ),
    inEnsureActive(
        "a wait without end",
        "const waitUntilMs = io.clock.now() + plan.waitMs",
        "const waitUntilMs = Infinity",
    ),
    inEnsureActive(
        "a pair that is in place taken for redundant",
        "plan.requireRedundancy && !(0, redundancy_js_1.isRedundant)",
        "false && !(0, redundancy_js_1.isRedundant)",
    ),
    inCooldown("a cool-down not required", "&& youngestMs >= requiredMs", ""),
    inCooldown("a cool-down by this machine's clock", "(0, deviceDate_js_1.deviceDate)(sighting, local)", "local"),
    {
        bug: "a change window by this machine's clock",
        file: "pair/preconditions/index.js",
        from: "(0, deviceDate_js_1.deviceDate)(active, date)",
        to: "date",
    },
    {
        bug: "a change window until its very end",
        file: "pair/preconditions/changeWindow.js",
        from: "MARGIN_MS = 2000",
        to: "MARGIN_MS = 0",
    },
    {
        bug: "a maximum of sessions not required",
        file: "pair/preconditions/sessions.js",
        from: "counted.count <= maximum",
        to: "true",
    },
    {
        bug: "sessions counted once in a run",
        file: "pair/look.js",
        from: "await (0, sessionCount_js_1.getSessionCount)(session, io, maxTokenAgeMs)",
        to: "await (session.counted ??= (0, sessionCount_js_1.getSessionCount)(session, io, maxTokenAgeMs))",
    },
    inExclusive("exclusive without the lock", "if (!plan.exclusive)", "if (true)"),
    inExclusive(
        "the lock given back before the outcome is seen",
        "try {\n        return await work();",
        "try {\n        const working = work();\n        await unlock(plan, outcome.lock, io);\n        return await working;",
    ),
    {
        bug: "a lock that somebody else has taken for one's own",
        file: "device/configurationLock.js",
        from: 'reply.status === 204)\n        return { kind: "acquired"',
        to: 'reply.status === 204 || reply.status === 423)\n        return { kind: "acquired"',
    },
    inDiff(
        "a pair that is only observed switched over",
        "observeOnly === true || activeNode === undefined",
        "activeNode === undefined",
    ),
    inDiff("a failover that is to stay reverted", "if (revertive ||", "if (true ||"),
    {
        bug: "the password in a message",
        file: "device/endpoint.js",
        from: "function describeEndpoint({ name, host, port }) {",
        to: "function describeEndpoint({ name, host, port, credentials }) { name += credentials.password;",
    },
    inPlugin(
        "read.js",
        "pending forgotten by a read",
        "(0, outputs_js_1.rememberedSince)(recorded, observed, wish)",
        "{}",
    ),
    inPlugin(
        "changes.js",
        "an unknown outcome as a plain failure",
        "throw new unfinished_js_1.Unfinished(",
        'throw new (class extends Error { constructor() { super("failed"); } })(',
    ),
    inPlugin("changes.js", "an unknown outcome reported as success", 'conclusion.kind === "recorded"', "true"),
];
