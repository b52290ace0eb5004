import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Filled } from "./cache.js";
import type { Settings } from "./settings.js";
import { watchForStall } from "../processes/stall.js";

/** Fetches a file, however long it takes as long as bytes come. */
export async function fetchToFile(url: string, file: string, settings: Settings): Promise<Filled> {
    settings.say(`Downloading Pulumi ${settings.version}: ${url}`);
    const watch = watchForStall(settings.downloadStallMs, settings.signal);
    let bytes = 0;
    let total = 0;
    const progress = setInterval(() => {
        settings.say(`Downloading Pulumi: ${megabytes(bytes)} of ${total > 0 ? megabytes(total) : "?"} MB`);
    }, settings.progressEveryMs);
    try {
        const response = await fetch(url, { signal: watch.signal });
        if (!response.ok || response.body === null) {
            return failedDownload(url, `the server answered ${response.status}`);
        }
        total = Number(response.headers.get("content-length") ?? 0);
        const counter = new Transform({
            transform(chunk: Buffer, _encoding, done) {
                bytes += chunk.length;
                watch.progress();
                done(null, chunk);
            },
        });
        await pipeline(Readable.fromWeb(response.body), counter, createWriteStream(file), {
            signal: watch.signal,
        });
        return { kind: "filled" };
    } catch (error) {
        if (watch.signal.aborted) return failedDownload(url, (watch.signal.reason as Error).message);
        return failedDownload(url, reason(error));
    } finally {
        clearInterval(progress);
        watch.stop();
    }
}

function failedDownload(url: string, why: string): Filled {
    return { kind: "failed", why: `the download of ${url} failed (${why})` };
}

/** Node's `fetch failed` says nothing; its cause does. */
function reason(error: unknown): string {
    const { message, cause } = error as Error;
    return cause instanceof Error ? cause.message : message;
}

function megabytes(bytes: number): string {
    return (bytes / 1e6).toFixed(1);
}
