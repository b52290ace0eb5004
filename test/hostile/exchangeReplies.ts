import * as fc from "fast-check";
import { HTTP_CORPUS } from "./httpCorpus.js";
import { httpReply, saysAccepted, scriptOf } from "./httpReplies.js";
import { judgeAnswer, SHORT_MS } from "./overTls.js";
import { startRawServer } from "./rawServer.js";

interface ExchangeFailure {
    /** The case's name, or the number of a generated reply. */
    readonly reply: string;
    readonly why: string;
}

export interface ExchangeReport {
    readonly replies: number;
    readonly seen: number;
    readonly accepted: number;
    readonly failures: readonly ExchangeFailure[];
}

const AT_ONCE = 12;

/** Answers a login, a look and a request for a switchover with each case of the corpus, and with generated replies. */
export async function exchangeReplies(
    replies: number,
    seed: number,
    onReply: () => void,
    { isWhole = true, only }: { readonly isWhole?: boolean; readonly only?: number | undefined } = {},
): Promise<ExchangeReport> {
    const server = await startRawServer();
    const counts = { seen: 0, accepted: 0 };
    const failures: ExchangeFailure[] = [];
    const judge = async (reply: string, work: () => Promise<void>) => {
        try {
            await work();
        } catch (error) {
            failures.push({ reply, why: error instanceof Error ? error.message : String(error) });
        }
        onReply();
    };
    const corpus = Object.entries(HTTP_CORPUS).map(
        ([name, { script, asked }]) =>
            () =>
                judge(name, async () => {
                    const verdict = await judgeAnswer(script, server, SHORT_MS);
                    if (verdict.asked.kind === "accepted" && asked !== "accepted")
                        throw new Error("was called accepted");
                }),
    );
    const generated = fc.sample(httpReply, { seed, numRuns: replies }).map(
        (reply, index) => () =>
            judge(String(index), async () => {
                const { look, asked } = await judgeAnswer(scriptOf(reply), server, SHORT_MS);
                if (asked.kind === "accepted" && !saysAccepted(reply)) throw new Error("was called accepted");
                if (asked.kind === "accepted") counts.accepted += 1;
                if (look.kind === "seen") counts.seen += 1;
            }),
    );
    const named = isWhole && only === undefined ? corpus : [];
    const chosen = only === undefined ? generated : generated.slice(only, only + 1);
    // Each is three answers, and some are of 100 MB: this server's share of them is in this process too.
    await sideBySide(2, [...named]);
    await sideBySide(AT_ONCE, [...chosen]);
    await server.stop();
    return { replies: named.length + chosen.length, ...counts, failures };
}

async function sideBySide(workers: number, waiting: (() => Promise<void>)[]): Promise<void> {
    const worker = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
    };
    await Promise.all(Array.from({ length: workers }, worker));
}
