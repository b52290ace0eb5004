import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { publish, type Filled } from "./cache.js";
import { isExecutable, fileName } from "./executables.js";
import { run } from "../processes/run.js";
import type { Attempt, Settings } from "./settings.js";
import { watchForStall } from "../processes/stall.js";

/** Pulumi's official release archive. It holds the CLI, its language hosts and the dynamic provider's script. */
export async function downloaded(settings: Settings): Promise<Attempt> {
    const archive = archiveName(settings);
    if (archive === undefined) {
        return { kind: "failed", why: `Pulumi has no release for ${settings.platform} on ${settings.arch}` };
    }
    const url = `${settings.downloadsUrl}/${archive}`;
    return publish(settings, "downloaded", async (folder) => {
        const file = join(folder, archive);
        const fetched = await fetchToFile(url, file, settings);
        return fetched.kind === "failed" ? fetched : unpack(file, folder, settings);
    });
}

export function archiveName({ version, platform, arch }: Settings): string | undefined {
    const system = { linux: "linux", darwin: "darwin", win32: "windows" }[platform as string];
    if (system === undefined || !["x64", "arm64"].includes(arch)) return undefined;
    return `pulumi-v${version}-${system}-${arch}.${system === "windows" ? "zip" : "tar.gz"}`;
}

/** Fetches a file, however long it takes as long as bytes come. */
async function fetchToFile(url: string, file: string, settings: Settings): Promise<Filled> {
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

async function unpack(archive: string, folder: string, settings: Settings): Promise<Filled> {
    settings.say("Unpacking it.");
    // Windows' own tar reads zip archives too.
    const ended = await run("tar", ["-xf", archive, "-C", folder], {
        env: settings.env,
        stallMs: 300_000,
        signal: settings.signal,
    });
    if (ended.kind !== "exited") return { kind: "failed", why: `unpacking the download failed, \`tar\` ${ended.why}` };
    if (ended.code !== 0) {
        return { kind: "failed", why: `unpacking the download failed (${ended.stderr.trim().split("\n").at(-1)})` };
    }
    // The archives for Linux and macOS hold pulumi/pulumi, the one for Windows pulumi/bin/pulumi.exe.
    for (const inner of [join(folder, "pulumi", "bin"), join(folder, "pulumi")]) {
        if (!(await isExecutable(join(inner, fileName("pulumi", settings.platform))))) continue;
        await rename(inner, join(folder, "bin"));
        return { kind: "filled" };
    }
    return { kind: "failed", why: "the downloaded archive holds no pulumi" };
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
