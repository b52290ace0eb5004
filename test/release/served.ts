import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { type ReleaseServer, serveFolder } from "./releaseServer.js";

export const { version: VERSION } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
export const NEXT = VERSION.replace(/\d+$/, (patch) => String(Number(patch) + 1));

/** Of this machine, in Pulumi's words. */
export const system = { linux: "linux", darwin: "darwin", win32: "windows" }[process.platform as string] ?? "";
export const architecture = process.arch === "x64" ? "amd64" : process.arch;

/** Names below example.org are reserved for examples. */
export const GO_MODULE = "example.org/sites/sbc";

/** Two releases in one folder, which a server on this machine serves, and whose address they name. */
export interface Served {
    readonly folder: string;
    readonly server: ReleaseServer;
}

let served: Promise<Served> | undefined;

/** The same for all who ask; made by the first, which takes minutes. */
export function getServed(): Promise<Served> {
    served ??= serve();
    return served;
}

/** Before the first test of a `describe`, so that no test's own time is spent on it. */
export function getServedFirst(): void {
    before(async function () {
        this.timeout(15 * 60_000);
        await getServed();
    });
}

async function serve(): Promise<Served> {
    const place = temporaryFolder();
    const folder = join(place, "served");
    mkdirSync(folder);
    const server = await serveFolder(folder);
    server.unref();
    for (const version of [VERSION, NEXT]) {
        const made = join(place, version);
        await buildRelease(made, "--version", version, "--base-url", server.url, "--go-module", GO_MODULE);
        cpSync(made, folder, { recursive: true });
    }
    return { folder, server };
}

/** By the command itself, from what is compiled. */
export async function buildRelease(folder: string, ...args: readonly string[]): Promise<void> {
    const command = [join(ROOT, "dist/scripts/release/index.js"), "--out", folder, ...args];
    const child = spawn(process.execPath, command, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => (said += String(chunk)));
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`The release could not be built:\n${said}`);
}

/** Gone when the process ends. */
export function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), "releases-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}
