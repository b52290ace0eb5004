import type { NodeExamination, PairExamination } from "pulumi-oracle-sbc/provider";
import { isIP, isIPv6 } from "node:net";
import { leakIn } from "./leaks.js";
import { safeCertificate } from "./certificate.js";
import { safeExchange } from "./exchange.js";
import { type Replaced, Replacements } from "./replacements.js";

/** What a reader of a report looks for first. A change that an older reader can't follow is another version. */
const REPORT_FORMAT = "pulumi-oracle-sbc device report";
const REPORT_VERSION = 1;

/** What the command was given, beside the pair. */
export interface Given {
    readonly username: string;
    readonly password: string;
    readonly serverName?: string;
}

export interface MadeReport {
    readonly text: string;
    /** With the originals: for the terminal of whoever made it, and not in the text. */
    readonly replaced: readonly Replaced[];
    /** What can't be told from ordinary words. */
    readonly ordinary: readonly Replaced[];
}

/** Throws a sentence if what was replaced is in the text all the same: then there is no report. */
export function makeReport({ nodes }: Pick<PairExamination, "nodes">, given: Given, made = new Date()): MadeReport {
    const replacements = new Replacements(JSON.stringify([nodes, given]));
    learn(nodes, given, replacements);
    // Twice: what the second reply shows to be a name stands in the first one too.
    nodes.map((node) => safeNode(node, replacements));
    for (const replaced of replacements.all) replaced.times = 0;
    const safe = nodes.map((node) => safeNode(node, replacements));
    const replaced = replacements.all.filter(({ times }) => times > 0);
    const report = {
        format: REPORT_FORMAT,
        version: REPORT_VERSION,
        made: made.toISOString(),
        by: { package: packageVersion(), node: process.version },
        replaced: replaced.map(({ kind, by, times }) => ({ kind, by, times })),
        nodes: safe,
    };
    const text = `${JSON.stringify(report, undefined, 2)}\n`;
    const leak = leakIn(text, replacements.searched);
    const kind = replacements.all.find(({ original }) => original === leak)?.kind;
    if (kind !== undefined) {
        throw new Error(
            `No report was written: a ${kind} would still be in it. This is a defect of the command: please report it, without the replies.`,
        );
    }
    return { text, replaced, ordinary: replacements.ordinary };
}

/** What is known beforehand, so that it is found in every text. */
function learn(nodes: readonly NodeExamination[], given: Given, replacements: Replacements): void {
    for (const { name } of nodes) replacements.know("host name", name);
    for (const { address } of nodes) {
        const host = address.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
        replacements.know(isIPv6(host) ? "IPv6 address" : isIP(host) ? "address" : "host name", host);
    }
    if (given.serverName !== undefined) replacements.know("host name", given.serverName);
    if (given.password !== "") {
        replacements.know("password", given.password);
        replacements.know("password", `${given.username}:${given.password}`);
    }
    if (given.username !== "") replacements.know("user", given.username);
    for (const { tokens } of nodes) for (const token of tokens) replacements.know("token", token);
}

function safeNode({ name, address, tls, findings, exchanges }: NodeExamination, replacements: Replacements) {
    return {
        name: replacements.whole("host name", name),
        address: replacements.inText(address),
        ...(tls === undefined ? {} : { tls: safeCertificate(tls, replacements) }),
        // Their sentences are made again from what stands below.
        findings: findings.map(({ topic, verdict }) => ({ topic, verdict })),
        exchanges: exchanges.map((exchange) => safeExchange(exchange, replacements)),
    };
}

function packageVersion(): string {
    // By the package's own name, as the provider: it is there beside this file and in a checkout.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- JSON
    return (require("pulumi-oracle-sbc/package.json") as { readonly version: string }).version;
}
