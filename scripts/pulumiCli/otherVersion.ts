import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { goBuild } from "./build.js";
import { cached, publish } from "./cache.js";
import { downloaded } from "./download.js";
import { ensurePulumiCli } from "./index.js";
import { defaultSettings, type Attempt, type PulumiCli, type Settings } from "./settings.js";

const PULUMI = "github.com/pulumi/pulumi";

/** A CLI of just this version: cached, downloaded, or compiled, with the language hosts of the one that `ensurePulumiCli` gives. */
export function ensurePulumiVersion(version: string, overrides: Partial<Settings> = {}): Promise<PulumiCli> {
    if (version === defaultSettings().version) return ensurePulumiCli(overrides);
    return ensurePulumiCli({ ...overrides, version }, [cached, downloaded, builtOfVersion]);
}

/** No go.sum is kept of these: Go compares what it downloads with its checksum database, where that can be reached. */
async function builtOfVersion(settings: Settings): Promise<Attempt> {
    const { version } = settings;
    settings.say(
        `Building Pulumi ${version} from its Go modules, once: some minutes. It is kept in ${settings.cacheDir}.`,
    );
    const hosts = await ensurePulumiCli({ env: settings.env, say: settings.say, signal: settings.signal });
    return publish(settings, "built", async (folder) => {
        const bin = join(folder, "bin");
        const module = join(folder, "module");
        for (const each of [bin, module]) await mkdir(each);
        await writeFile(join(module, "go.mod"), goMod(version));
        const pulumi = `${PULUMI}/pkg/v3/cmd/pulumi`;
        const build = { module, packages: [pulumi], version, what: "the CLI", mayAddModules: true };
        const filled = await goBuild(build, folder, settings);
        if (filled.kind === "failed") return filled;
        const beside = (await readdir(hosts.bin)).filter((name) => /^pulumi-(language-|resource-pulumi-)/.test(name));
        for (const name of beside) await copyFile(join(hosts.bin, name), join(bin, name));
        return filled;
    });
}

function goMod(version: string): string {
    const modules = ["pkg/v3", "sdk/v3"].map((name) => `require ${PULUMI}/${name} v${version}\n`);
    return `module pulumi-cli\n\ngo 1.25.11\n\n${modules.join("")}`;
}
