import type { Finding, PairExamination } from "pulumi-oracle-sbc/provider";
import { plainText } from "../plainText.js";
import type { MadeReport } from "./bundle/report.js";

const WORDS: Readonly<Record<Finding["verdict"], string>> = { ok: "ok", notOk: "not ok", notKnown: "not known" };

/** Each finding on a line, and what follows below it; how many of each at the end. */
export function examinationText({ nodes, pair }: PairExamination): string {
    const parts = [
        ...nodes.map(({ name, address, findings }) => [`${name} (${address})`, ...linesOf(findings)]),
        ["the pair", ...linesOf(pair)],
        [totals(allFindings({ nodes, pair }))],
    ];
    return parts.map((lines) => lines.join("\n")).join("\n\n");
}

export function hasTrouble(examination: PairExamination): boolean {
    return allFindings(examination).some(({ verdict }) => verdict === "notOk");
}

function allFindings({ nodes, pair }: Pick<PairExamination, "nodes" | "pair">): readonly Finding[] {
    return [...nodes.flatMap(({ findings }) => findings), ...pair];
}

const TOPIC_WIDTH = 22;

function linesOf(findings: readonly Finding[]): string[] {
    return findings.flatMap(({ topic, verdict, fact, follows }) => {
        const line = `  ${WORDS[verdict].padEnd(9)}  ${topic.padEnd(TOPIC_WIDTH)}${fact}`;
        return follows === undefined ? [line] : [line, ...wrapped(follows)];
    });
}

function wrapped(text: string): string[] {
    const indent = " ".repeat(13 + TOPIC_WIDTH);
    return [...text.matchAll(/(.{1,110})(?: |$)/g)].map(([, part = ""]) => `${indent}${part}`);
}

function totals(findings: readonly Finding[]): string {
    const words: readonly Finding["verdict"][] = ["ok", "notOk", "notKnown"];
    const count = (wanted: Finding["verdict"]) => findings.filter(({ verdict }) => verdict === wanted).length;
    return `${words.map((verdict) => `${count(verdict)} ${WORDS[verdict]}`).join(", ")}.`;
}

/** What was replaced by what, for whoever checks the file before it is sent. Secrets are counted, and not shown. */
export function replacedText(file: string, { replaced, ordinary }: MadeReport): string {
    const isSecret = (kind: string) => kind === "password" || kind === "token";
    const lines = replaced.map(({ kind, original, by, times }) => {
        const shown = isSecret(kind) ? `(a ${kind})` : shownName(original);
        return `  ${kind.padEnd(14)}${shown} by ${by}, ${times} ${times === 1 ? "time" : "times"}`;
    });
    const unsearched = ordinary.map(({ kind, original }) => (isSecret(kind) ? `the ${kind}` : shownName(original)));
    return [
        `${file} is written. Replaced in it:`,
        ...(lines.length === 0 ? ["  nothing"] : lines),
        ...(unsearched.length === 0
            ? []
            : [
                  `Too short or too ordinary to be searched for inside of words, and replaced only as a word of its own: ${unsearched.join(", ")}.`,
              ]),
        "Read the file before you send it. Numbers, times and the devices' words for roles and states are as they came.\n",
    ].join("\n");
}

function shownName(original: string): string {
    return plainText(JSON.stringify(original), 80);
}
