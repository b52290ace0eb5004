import type { StatusView } from "../documents/statusXml.js";
import type { EndpointName } from "../faults/faults.js";
import type { Answer } from "../http/answer.js";
import type { NodeSeed } from "../pair/haNode.js";
import type { HaState, RoleWording } from "../pair/roleWords.js";
import { answerTo } from "./answerTo.js";
import { answerFormOf, withOwnReason, withoutBody } from "./answerForm.js";
import { logWordsOf, type LogWords } from "./logWords.js";
import { nodeSeedOf } from "./nodeSeed.js";
import { type DeviceReport, readReport, type ReportedNode } from "./report.js";
import { type StatusForm, statusFormOf } from "./statusForm.js";
import { learnSyncWords } from "./syncWords.js";
import { type Spoken, spokenBody } from "./spokenBody.js";
import { apiVersionsIn } from "./versions.js";
import { learnRoleWords, type RoleWords } from "./words.js";

/** How the devices of a report speak, for a pair that does what it does by itself. */
export interface Dialect {
    readonly names: readonly [string, string];
    readonly active: string;
    readonly apiVersions: readonly string[];
    readonly seeds: readonly [NodeSeed, NodeSeed];
    readonly newestLogFirst: boolean;
    /** Concurrent sessions of the active node; undefined if the report has none. */
    readonly sessions: number | undefined;
    readonly roleWords: Pick<RoleWords, "own" | "peer">;
    readonly statusBody: (status: StatusView, state: HaState, omitted: ReadonlySet<string>) => string;
    /** An ordinary answer as these devices write it. */
    readonly speak: (answer: Answer, spoken: Spoken) => Answer;
    /** What could not be learned: a sentence each. */
    readonly notes: readonly string[];
}

export interface DialectOptions {
    readonly nodes?: readonly [string, string] | undefined;
    readonly active?: string | undefined;
    readonly roleWording: RoleWording;
    readonly longestLog: number;
}

/** Throws a sentence where `like` is not a report that a pair can speak like. */
export function readDialect(like: unknown, options: DialectOptions): Dialect {
    const reported = readReport(like);
    const names = options.nodes ?? [reported.nodes[0].name, reported.nodes[1].name];
    const report = renamed(reported, names);
    const own = report.nodes.map(ownForm);
    const forms = formsOf(own);
    // What the other node said of itself is nothing that this one said.
    const said = (name: string) => [own[0]?.text(name), own[1]?.text(name)] as const;
    const asked = options.active === undefined ? undefined : names[1] === options.active ? 1 : 0;
    const roleWords = learnRoleWords({ own: said("role"), peer: said("haPeerRole") }, options.roleWording, asked);
    const log: LogWords = logWordsOf(forms);
    const syncWord = learnSyncWords(forms);
    const { active } = roleWords;
    // How a node speaks may depend on its role: the two run the same release.
    const nodeAs = (isActive: boolean) => (isActive === (active === 0) ? 0 : 1);
    const words = {
        syncWord,
        ...log,
        longestLog: Math.max(options.longestLog, ...forms.map(({ log: list }) => list?.items.length ?? 0)),
    };
    return {
        names,
        active: options.active ?? names[active],
        apiVersions: apiVersionsIn(report),
        seeds: [nodeSeedOf(forms[0], forms[1]), nodeSeedOf(forms[1], forms[0])],
        newestLogFirst: log.newestFirst,
        sessions: sessionsIn(report.nodes[active]),
        roleWords,
        statusBody: (status, state, omitted) => forms[nodeAs(state === "Active")].write(status, words, omitted),
        speak: (answer, spoken) => speak(answer, spoken, report, nodeAs(spoken.isActive)),
        notes: log.notes,
    };
}

/** The reported names and addresses by those of this pair: a log's sentence may have one. */
function renamed(report: DeviceReport, names: readonly [string, string]): DeviceReport {
    const byName = new Map(report.nodes.map(({ name }, index) => [name, names[index] ?? name]));
    const any = new RegExp(
        [...byName.keys()]
            .map((name) => `(?<![\\w-])${name.replace(/[.\\+*?^$()[\]{}|]/g, "\\$&")}(?![\\w-])`)
            .join("|"),
        "g",
    );
    const rename = (text: string) => text.replace(any, (found) => byName.get(found) ?? found);
    const [first, second] = report.nodes.map((node) => ({
        ...node,
        exchanges: node.exchanges.map((exchange) =>
            exchange.answer === undefined
                ? exchange
                : { ...exchange, answer: { ...exchange.answer, body: rename(exchange.answer.body) } },
        ),
    }));
    return first === undefined || second === undefined ? report : { nodes: [first, second] };
}

function ownForm(node: ReportedNode): StatusForm | undefined {
    const answer = answerTo(node, "status");
    // One that was too long for the report is not in it.
    return answer?.status === 200 && answer.body.trim() !== "" ? statusFormOf(answer.body) : undefined;
}

/** A node that gave no status speaks like the other one. */
function formsOf([first, second]: readonly (StatusForm | undefined)[]): readonly [StatusForm, StatusForm] {
    const a = first ?? second;
    const b = second ?? first;
    if (a === undefined || b === undefined)
        throw new Error("The report has no status of either node, so a pair can't speak like it.");
    return [a, b];
}

function speak(answer: Answer, spoken: Spoken, report: DeviceReport, index: 0 | 1): Answer {
    const own = report.nodes[index];
    const other = report.nodes[index === 0 ? 1 : 0];
    const find = (endpoint: EndpointName) => answerTo(own, endpoint) ?? answerTo(other, endpoint);
    const like = spoken.endpoint === undefined ? undefined : find(spoken.endpoint);
    const refusal = [...own.exchanges, ...other.exchanges].find(
        ({ answer: like }) => like?.status === answer.status,
    )?.answer;
    // Refused in the way in which these devices were seen to refuse.
    if (answer.status >= 400 && refusal !== undefined)
        return { ...answer, body: refusal.body, form: answerFormOf(refusal) };
    const usual = find("status") ?? find("token");
    if (answer.status === 200 && like !== undefined) {
        const { status } = like;
        return { ...answer, status, body: spokenBody(answer.body ?? "", like, own, spoken), form: answerFormOf(like) };
    }
    if (usual === undefined) return answer;
    const form = withOwnReason(answerFormOf(usual));
    return { ...answer, form: answer.body === undefined ? withoutBody(form) : form };
}

function sessionsIn(node: ReportedNode): number | undefined {
    const count = /<(?:\w+:)?sysGlobalConSessions>\s*(\d{1,9})\s*</.exec(answerTo(node, "kpis")?.body ?? "")?.[1];
    return count === undefined ? undefined : Number(count);
}
