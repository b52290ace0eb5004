import { join } from "node:path";
import { dynamicProviderHost, fileName, findIn, isExecutable, languageHost, realFolder } from "./executables.js";
import { run } from "../processes/run.js";
import type { Settings } from "./settings.js";

export type Probe =
    | { readonly kind: "works"; readonly version: string }
    /** `why` is part of a sentence. */
    | { readonly kind: "unusable"; readonly why: string };

const versionLimitMs = 30_000;

/** Looks whether a folder's `pulumi` runs and finds its Node.js hosts, beside it or in `elsewhere`. */
export async function probe(
    folder: string,
    { env, platform, signal }: Pick<Settings, "env" | "platform" | "signal">,
    elsewhere: readonly string[] = [],
): Promise<Probe> {
    const pulumi = join(folder, fileName("pulumi", platform));
    if (!(await isExecutable(pulumi))) return { kind: "unusable", why: `${pulumi} is no executable file` };

    const folders = [folder, await realFolder(folder, "pulumi", platform), ...elsewhere];
    for (const host of [languageHost, dynamicProviderHost]) {
        if ((await findIn(folders, host, platform)) === undefined) {
            return { kind: "unusable", why: `${pulumi} has no ${host} beside it` };
        }
    }

    const ended = await run(pulumi, ["version"], {
        env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
        stallMs: versionLimitMs,
        signal,
    });
    if (ended.kind !== "exited") return { kind: "unusable", why: `\`${pulumi} version\` ${ended.why}` };
    const version = parseVersion(ended.stdout);
    if (ended.code !== 0 || version === undefined) {
        const said = ended.stdout.trim().slice(0, 80) || "nothing";
        return { kind: "unusable", why: `\`${pulumi} version\` printed ${said} and ended with ${ended.code}` };
    }
    return { kind: "works", version };
}

/** `v3.259.0`, `3.259.0` or `v3.260.0-alpha.1`, which are Pulumi's forms; undefined for anything else. */
export function parseVersion(text: string): string | undefined {
    return /^v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/.exec(text.trim())?.[1];
}

/** Compares by the three numbers; what comes after them (`-alpha.1`) does not count. */
export function isOlder(version: string, than: string): boolean {
    const order = (v: string) =>
        v
            .split(/[-+]/)[0]
            ?.split(".")
            .map((part) => part.padStart(6, "0"))
            .join(".") ?? "";
    return order(version) < order(than);
}
