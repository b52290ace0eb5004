import { rename } from "node:fs/promises";
import { join } from "node:path";
import { publish, type Filled } from "./cache.js";
import { verified } from "./checksum.js";
import { isExecutable, fileName } from "./executables.js";
import { fetchToFile } from "./fetchToFile.js";
import { run } from "../processes/run.js";
import type { Attempt, Settings } from "./settings.js";

/**
 * Pulumi's official release archive. It holds the CLI, its language hosts and the dynamic provider's script. The installer
 * of Pulumi's Automation API compares no checksum; this one runs nothing that its release does not list.
 */
export async function downloaded(settings: Settings): Promise<Attempt> {
    const archive = archiveName(settings);
    if (archive === undefined) {
        return { kind: "failed", why: `Pulumi has no release for ${settings.platform} on ${settings.arch}` };
    }
    const url = `${settings.downloadsUrl}/${archive}`;
    return publish(settings, "downloaded", async (folder) => {
        const file = join(folder, archive);
        const fetched = await fetchToFile(url, file, settings);
        if (fetched.kind === "failed") return fetched;
        const sound = await verified(file, settings);
        return sound.kind === "failed" ? sound : unpack(file, folder, settings);
    });
}

export function archiveName({ version, platform, arch }: Settings): string | undefined {
    const system = { linux: "linux", darwin: "darwin", win32: "windows" }[platform as string];
    if (system === undefined || !["x64", "arm64"].includes(arch)) return undefined;
    return `pulumi-v${version}-${system}-${arch}.${system === "windows" ? "zip" : "tar.gz"}`;
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
