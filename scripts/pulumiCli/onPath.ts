import { basename, dirname, join } from "node:path";
import { fileName, isExecutable, pathFolders } from "./executables.js";
import { isOlder, probe } from "./probe.js";
import type { Attempt, Settings } from "./settings.js";

/** A CLI that the user has installed. One that can't be used is named, and the next one on PATH looked at. */
export async function onPath(settings: Settings): Promise<Attempt> {
    const folders = pathFolders(settings.env);
    const passedOver: string[] = [];
    for (const bin of folders) {
        if (!(await isExecutable(join(bin, fileName("pulumi", settings.platform))))) continue;
        const probed = await probe(bin, settings, folders);
        if (probed.kind === "unusable") {
            passedOver.push(probed.why);
        } else if (isOlder(probed.version, settings.oldestVersion)) {
            passedOver.push(`Pulumi ${probed.version} in ${bin} is older than ${settings.oldestVersion}`);
        } else {
            const root = basename(bin) === "bin" ? { root: dirname(bin) } : {};
            return { kind: "found", cli: { bin, ...root, version: probed.version, how: "onPath" } };
        }
    }
    for (const why of passedOver) settings.say(`Passing over a CLI on PATH: ${why}.`);
    return { kind: "failed", why: passedOver.length > 0 ? passedOver.join("; ") : "there is none on PATH" };
}
