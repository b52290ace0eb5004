import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultSettings, type Settings } from "../../../scripts/pulumiCli/settings.js";

export interface Sandbox {
    readonly dir: string;
    /** What was said, a line each. */
    readonly said: string[];
    readonly settings: Settings;
}

/** A folder of its own, and settings that find nothing outside it: PATH has the system's tools only. */
export async function openSandbox(overrides: Partial<Settings> = {}): Promise<Sandbox> {
    const dir = await mkdtemp(join(tmpdir(), "pulumi-cli-test-"));
    const said: string[] = [];
    const settings: Settings = {
        ...defaultSettings(),
        // That of these tests' examples, whichever is the tested one.
        version: "3.259.0",
        env: { PATH: join(dir, "empty") },
        cacheDir: join(dir, "cache"),
        downloadsUrl: "http://127.0.0.1:1",
        checksumsUrl: "http://127.0.0.1:1",
        say: (line) => said.push(line),
        ...overrides,
    };
    return { dir, said, settings };
}

export async function closeSandbox(sandbox: Sandbox): Promise<void> {
    await rm(sandbox.dir, { recursive: true, force: true });
}

export async function addScript(folder: string, name: string, body: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), `#!/bin/sh\n${body}\n`);
    await chmod(join(folder, name), 0o755);
}

/** Executables that look like a Pulumi CLI with its Node.js hosts. */
export async function addCli(folder: string, version = "v3.259.0", { hosts = true } = {}): Promise<string> {
    await addScript(folder, "pulumi", `echo ${version}`);
    if (hosts) {
        await addScript(folder, "pulumi-language-nodejs", "exit 0");
        await addScript(folder, "pulumi-resource-pulumi-nodejs", "exit 0");
    }
    return folder;
}
