import { given, isBag } from "../bag.js";
import { hasUnreadableRequest, SECRET, type StackPair } from "../stack/index.js";
import { type PageAction, type PageFact, type PageLogEntry, type PageNode, type PagePair } from "./model.js";

type Action = NonNullable<StackPair["recorded"]["lastAction"]>;
type LogEntry = NonNullable<StackPair["recorded"]["lastSwitchover"]>;

/** A pair as its stack has it; what is encrypted there stands as `[secret]`. Pure. */
export function pagePair(pair: StackPair): PagePair {
    const { name, site, wave, declared, recorded } = pair;
    const { fulfilledActiveNode, redundant, lastSwitchover } = recorded;
    const desiredNode = declared.activeNode ?? secretOf(pair, "activeNode");
    const activeNode = recorded.activeNode ?? secretOf(pair, "activeNode");
    const pending = pendingOf(pair);
    const actions = recorded.history ?? (recorded.lastAction === undefined ? [] : [recorded.lastAction]);
    return {
        name,
        ...given({ site, wave, desiredNode, activeNode, redundant, fulfilledActiveNode, pending }),
        nodes: nodesOf(pair),
        isRevertive: declared.revertive ?? true,
        isObserveOnly: declared.observeOnly ?? false,
        isRedundancyRequired: declared.requireRedundancy ?? false,
        history: actions.map(pageAction),
        hasSecretHistory: HISTORY.some((output) => secretOf(pair, output) !== undefined),
        log: lastSwitchover === undefined ? [] : [pageLogEntry(lastSwitchover)],
        declared: declaredFacts(pair),
        unreadable: pair.unreadable,
    };
}

const HISTORY = ["history", "lastAction", "lastSwitchover"] as const;

function pendingOf(pair: StackPair): PagePair["pending"] {
    const { pending } = pair.recorded;
    if (pending !== undefined) return { since: pending.since, from: pending.from, to: pending.to };
    return hasUnreadableRequest(pair) ? {} : undefined;
}

function nodesOf(pair: StackPair): PageNode[] {
    const { declared, recorded } = pair;
    const { roles = {}, switchoverCounts = {} } = recorded;
    const names = Object.keys(roles);
    const address = secretOf(pair, "nodes") ?? "";
    const known = names.length === 2 ? names : [SECRET, SECRET];
    const nodes =
        declared.nodes ?? (address === "" && names.length === 0 ? [] : known.map((name) => ({ name, address })));
    return nodes.map(({ name, address: own }) => {
        const role = valueOf(roles, name) ?? secretOf(pair, "roles");
        return { name, address: own, ...given({ role, switchovers: valueOf(switchoverCounts, name) }) };
    });
}

/** Undefined if it is not encrypted, not even in part. */
function secretOf({ secrets }: StackPair, name: string): typeof SECRET | undefined {
    return secrets.some((path) => firstName(path) === name) ? SECRET : undefined;
}

function firstName(path: string): string {
    return path.split(/[.[]/)[0] ?? path;
}

function pageAction({ requestedBy, logEntry, checks = [], ...action }: Action): PageAction {
    const { at, from, to, outcome, by, tookSeconds, reason, sessionsBefore, sessionsAfter } = action;
    const entry = logEntry === undefined ? undefined : pageLogEntry(logEntry);
    const { actor, run, commit } = requestedBy ?? {};
    const known = { by, tookSeconds, reason, sessionsBefore, sessionsAfter, actor, run, commit, logEntry: entry };
    return { at, from, to, outcome, checks, ...given(known) };
}

/** An entry without a word of the device tells as much without it. */
export function pageLogEntry({ node, oldState = "", newState = "", info = "", at, time }: LogEntry): PageLogEntry {
    return { node, oldState, newState, info, ...given({ at, time }) };
}

/** Shown elsewhere, or of no use to somebody who reads. */
const NOT_LISTED: readonly string[] = ["nodes", "activeNode", "tls"];
const ARGUMENTS: readonly string[] = [
    ...["credentials", "nodes", "activeNode", "tls", "apiVersion", "deviceWords", "timeouts"],
    ...["reason", "preconditions", "revertive", "observeOnly", "requireRedundancy"],
];

/** What else is declared of it, such as its preconditions, each as name and value. */
function declaredFacts(pair: StackPair): PageFact[] {
    const plain = Object.entries(pair.declared).filter(([name]) => !NOT_LISTED.includes(name));
    const facts = plain.flatMap(([name, value]) =>
        isBag(value)
            ? Object.entries(value).map(([inner, of]) => ({ name: `${name}.${inner}`, value: textOf(of) }))
            : [{ name, value: textOf(value) }],
    );
    const freeze =
        pair.providerFreeze === undefined ? [] : [{ name: "freeze of its Provider", value: pair.providerFreeze }];
    const secrets = pair.secrets.filter((path) => ARGUMENTS.includes(firstName(path)));
    return [...freeze, ...facts, ...secrets.map((name) => ({ name, value: SECRET }))];
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** By its own key alone: a node may be named as a property that every object has. */
function valueOf<T>(bag: Readonly<Record<string, T>>, name: string): T | undefined {
    return Object.hasOwn(bag, name) ? bag[name] : undefined;
}
