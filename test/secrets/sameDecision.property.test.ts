import { expect } from "chai";
import * as fc from "fast-check";
import { type DeclaredWords, deviceWordsOf } from "../../provider/device/deviceWords.js";
import { Session } from "../../provider/device/session.js";
import { requiredPreconditions } from "../../provider/pair/preconditions/list.js";
import type { PairSettings } from "../../provider/pair/settings.js";
import type { Result } from "../../provider/pair/result.js";
import { observe } from "../../provider/resource/outputs.js";
import { markOf } from "../../provider/state/journal.js";
import { endpointNamed, PairRun } from "../provider/pairRun.js";
import { dataXml, deviceTime } from "../provider/statusXml.js";
import { everyThird, third } from "../thorough.js";

/** A pair, and what is declared of it. */
interface Scenario {
    readonly prepare: (run: PairRun) => void;
    readonly settings?: Partial<PairSettings>;
    readonly words?: DeclaredWords;
}

const OLD_LOG = (run: PairRun, ageSeconds: number) => [
    {
        info: "active peer sbc-b has timed out",
        oldState: "Standby",
        newState: "BecomingActive",
        time: deviceTime(new Date(run.clock.date().getTime() - ageSeconds * 1000)),
    },
];

const countSessions = (run: PairRun, count: string) => {
    run.pair.intercept = ({ path }) =>
        path.includes("kpis")
            ? { status: 200, body: dataXml(`<sysGlobalConSessions>${count}</sysGlobalConSessions>`) }
            : undefined;
};

const openRequest = (run: PairRun, host: string) => {
    const marked = (name: string) => markOf({ name, host: `${name}${host}`, port: 443 }, false);
    run.journal.entries.push({
        id: "00000000-0000-4000-8000-000000000001",
        isHashed: false,
        nodes: [marked("sbc-a"), marked("sbc-b")],
        from: 0,
        since: new Date(run.clock.date().getTime() - 30_000).toISOString(),
        settleSeconds: 90,
        switchoverCounts: [3, 3],
    });
};

/** Where a pair is watched to the end, over and over: each look is decided on alike. */
const SETTLES_SOON = { settleMs: 15_000 };

/** One for each thing that a decision rests on: good and bad. */
const SCENARIOS: Readonly<Record<string, Scenario>> = {
    "a healthy pair": { prepare: () => undefined },
    "the desired node active": { prepare: ({ pair }) => pair.failOver() },
    "another device": { prepare: ({ pair }) => (pair.b.saying = { hostName: "sbc-c" }) },
    "another peer": { prepare: ({ pair }) => (pair.a.saying = { peerName: "sbc-c" }) },
    "peers that disagree": { prepare: ({ pair }) => (pair.a.saying = { peerRole: "out of service" }) },
    "a role out of service": { prepare: ({ pair }) => (pair.b.role = "out of service") },
    "an unknown role": { prepare: ({ pair }) => (pair.b.role = "resting") },
    "roles that are declared": {
        prepare: ({ pair }) => Object.assign(pair.b, { role: "resting", saying: { hostName: "sbc-b" } }),
        words: { roles: { resting: "standby" } },
    },
    "a state that is declared": {
        prepare: ({ pair }) => (pair.a.sync = { tSIPD: "enabled" }),
        words: { synchronized: ["enabled"] },
    },
    "no high availability": { prepare: ({ pair }) => (pair.b.role = "standalone") },
    "two active nodes": { prepare: ({ pair }) => (pair.b.role = "active") },
    "a node that is offline": { prepare: ({ pair }) => (pair.b.saying = { systemState: "offline" }) },
    "a component out of step": { prepare: ({ pair }) => (pair.b.sync = { tSIPD: "false", tMBCD: "true" }) },
    "a component in an unknown state": { prepare: ({ pair }) => (pair.a.sync = { tSIPD: "enabled" }) },
    "a health that is too low": { prepare: ({ pair }) => (pair.b.health = 60) },
    "a health that is no number": { prepare: ({ pair }) => (pair.b.saying = { health: "good" }) },
    "a node without a name": { prepare: ({ pair }) => (pair.a.saying = { hostName: undefined }) },
    "few sessions": {
        prepare: (run) => countSessions(run, "7"),
        settings: { preconditions: requiredPreconditions({ maximumSessions: 10 }) },
    },
    "sessions that are no number": {
        prepare: (run) => countSessions(run, "many"),
        settings: { preconditions: requiredPreconditions({ maximumSessions: 10 }) },
    },
    "a cool-down that is over": {
        prepare: (run) => (run.pair.a.saying = { log: OLD_LOG(run, 3600) }),
        settings: { preconditions: requiredPreconditions({ cooldownSeconds: 600 }) },
    },
    "a cool-down that goes on": {
        prepare: (run) => (run.pair.b.saying = { log: OLD_LOG(run, 60) }),
        settings: { preconditions: requiredPreconditions({ cooldownSeconds: 600 }) },
    },
    "an open request of this pair": { prepare: (run) => openRequest(run, "") },
    "an open request with these names": { prepare: (run) => openRequest(run, ".example") },
    "a request that is refused": {
        prepare: ({ pair }) => Object.assign(pair, { answer: 423, actsAfterMs: undefined }),
    },
    "a request without an effect": {
        prepare: ({ pair }) => (pair.actsAfterMs = undefined),
        settings: SETTLES_SOON,
    },
    "a request without an answer": { prepare: ({ pair }) => Object.assign(pair, { answer: "lost" }) },
    "redundancy that is required and missing": {
        prepare: ({ pair }) => (pair.synchronizingMs = 1e9),
        settings: { requireRedundancy: true, ...SETTLES_SOON },
    },
};

/** Every text of these answers, and of what the provider itself calls it. */
const VOCABULARY = [
    ...["online", "offline", "true", "false", "disabled", "enabled", "active", "standby", "out of service"],
    ...[
        "standalone",
        "resting",
        "becoming active",
        "becoming standby",
        "sbc-a",
        "sbc-b",
        "sbc-c",
        "sbc",
        "sbc-",
        "tSIPD",
    ],
    ...["tMBCD", "tCCD", "Active to RelinquishingActive", "Standby to BecomingActive", "forced by command", "peer"],
    ...[
        "active peer sbc-b has timed out",
        "Standby",
        "BecomingActive",
        "RelinquishingActive",
        "good",
        "many",
        "100",
        "60",
    ],
    ...[
        "2026-03-01T08:00:00.0-0400",
        "2026",
        "T08",
        "-0400",
        "7",
        "3",
        "0",
        "1",
        "a",
        "b",
        "-",
        "A",
        "on",
        "is",
        "up",
        "443",
    ],
    ...[
        "admin",
        "token",
        "not reported",
        "unknown",
        "unseen",
        "transitional",
        "unnamed component",
        "outOfService",
        "or",
    ],
];

/** Where a remedy quotes the device. */
const withoutWords = (remedy: string) => remedy.replace(/"[^"]*"/g, "a word");

/** All that was decided, requested and recorded, without the words that may be printed. */
function factsOf(run: PairRun, result: Result) {
    const { lastSwitchover, ...observed } = observe(result.view);
    const action = "action" in result ? result.action : undefined;
    const checks = "checks" in result ? result.checks : action?.checks;
    return {
        kind: result.kind,
        requests: run.pair.requests.map(({ node, method, path, atMs }) => [node, method, path, atMs]),
        reasons:
            "reasons" in result
                ? result.reasons.map(({ remedy, clearsByItself }) => [withoutWords(remedy), clearsByItself])
                : [],
        checks: checks?.map(({ name, met }) => [name, met]),
        state: result.view.state.kind,
        observed: { ...observed, lastSwitchover: lastSwitchover && [lastSwitchover.node, lastSwitchover.at] },
        action: action && [action.from, action.to, action.outcome, action.tookSeconds, action.logEntry?.at],
        pending: "pending" in result ? result.pending.switchoverCounts : undefined,
        journal: run.journal.entries.length,
    };
}

async function factsWith({ prepare, settings = {}, words = {} }: Scenario, username: string, password: string) {
    const run = new PairRun();
    for (const node of [run.pair.a, run.pair.b]) Object.assign(node, { username, password });
    prepare(run);
    const credentials = { username, password };
    const deviceWords = deviceWordsOf(words);
    const looked = { credentials, ...(deviceWords === undefined ? {} : { deviceWords }) };
    const sessions = ["sbc-a", "sbc-b"].map((name) => new Session(endpointNamed(name, looked)));
    const result = await run.ensure({ ...settings, sessions: sessions as unknown as [Session, Session] });
    return factsOf(run, result);
}

describe("a credential that is a word of the device decides nothing", function () {
    this.timeout(120_000);

    for (const [place, [name, scenario]] of Object.entries(SCENARIOS).entries()) {
        it(`about ${name}: whatever the user's name or password is`, async () => {
            const expected = await factsWith(scenario, "Zk-81-user", "Qz!unrelated_77");
            const word = fc.oneof(
                fc.constantFrom(...VOCABULARY),
                fc
                    .tuple(fc.constantFrom(...VOCABULARY), fc.nat(30), fc.integer({ min: 1, max: 6 }))
                    .map(([text, from, length]) => text.slice(from % text.length).slice(0, length)),
            );
            // For a change, another third of the words in each scenario.
            const words = everyThird(VOCABULARY, place).map((text): [string, string] => [
                text.replaceAll(":", ""),
                text,
            ]);
            const username = word.filter((text) => !text.includes(":"));
            await fc.assert(
                fc.asyncProperty(username, word, async (user, password) => {
                    expect(await factsWith(scenario, user, password)).to.deep.equal(expected);
                }),
                { numRuns: words.length + third(10), examples: words },
            );
        });
    }
});
