import { expect } from "chai";
import fc from "fast-check";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ROOT } from "../../structure/sourceFiles.js";

/** Once the engine is gone: an exit takes no longer than this, on a machine that has other things to do. */
const SOON_MS = 2_000;

/** A provider process as far as it matters here: by its path it is one, it loads the lifeline, and it would live on. */
class Provider {
    readonly #child: ChildProcess;
    readonly ended: Promise<number | null>;

    /** @param input Node.js gives a child a socket; an engine, which is a program in Go, a pipe */
    constructor(script: string, address: string, input: "pipe" | "socket") {
        const command = [process.execPath, script, address];
        const [first = "", ...rest] = input === "socket" ? command : ["sh", "-c", 'cat | "$0" "$@"', ...command];
        this.#child = spawn(first, rest, { stdio: ["pipe", "pipe", "inherit"], detached: true });
        this.ended = once(this.#child, "exit").then(([code]) => code as number | null);
    }

    async loaded(): Promise<void> {
        if (this.#child.stdout !== null) await once(this.#child.stdout, "data");
    }

    endInput(): void {
        this.#child.stdin?.destroy();
    }

    get isRunning(): boolean {
        return this.#child.exitCode === null && this.#child.signalCode === null;
    }

    async endsSoon(): Promise<number | null | "runs on"> {
        return await Promise.race([this.ended, delay(SOON_MS, "runs on" as const, { ref: false })]);
    }

    kill(): void {
        try {
            process.kill(-(this.#child.pid ?? NaN), "SIGKILL");
        } catch {
            // It has ended already.
        }
    }
}

describe("a dynamic provider's process whose standard input ends", function () {
    this.timeout(60_000);
    let folder: string;
    let script: string;
    const servers: Server[] = [];
    const providers: Provider[] = [];

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-lifeline-"));
        const server = join(folder, "node_modules/@pulumi/pulumi/cmd/dynamic-provider");
        mkdirSync(server, { recursive: true });
        script = join(server, "index.js");
        const lifeline = JSON.stringify(join(ROOT, "dist/provider/dynamic/endWithEngine.js"));
        writeFileSync(
            script,
            `require(${lifeline}).endWithEngine(); console.log("loaded"); setInterval(() => undefined, 1000);`,
        );
    });
    afterEach(() => {
        for (const provider of providers.splice(0)) provider.kill();
        for (const server of servers.splice(0)) server.close();
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    async function engine(): Promise<{ address: string; kill: () => Promise<void> }> {
        const server = createServer((socket) => socket.on("error", () => undefined)).listen(0, "127.0.0.1");
        servers.push(server);
        await once(server, "listening");
        const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
        const kill = async () => {
            server.close();
            await once(server, "close");
        };
        return { address, kill };
    }

    function start(address: string, input: "pipe" | "socket" = "pipe"): Provider {
        const provider = new Provider(script, address, input);
        providers.push(provider);
        return provider;
    }

    for (const ms of [0, 50, 100, 400]) {
        it(`ends, the engine gone with it, ${ms} ms after it was loaded`, async () => {
            const { address, kill } = await engine();
            const provider = start(address);
            await provider.loaded();
            await delay(ms);
            await kill();
            provider.endInput();
            expect(await provider.endsSoon()).to.equal(1);
        });
    }

    it("ends whenever the engine goes, before it is loaded or long after it, and whichever of the two ends first", () =>
        fc.assert(
            fc.asyncProperty(
                fc.integer({ min: -200, max: 700 }),
                fc.integer({ min: -50, max: 50 }),
                fc.constantFrom("pipe" as const, "socket" as const),
                async (goneMs, apartMs, input) => {
                    const { address, kill } = await engine();
                    const provider = start(address, input);
                    if (goneMs >= 0) await provider.loaded();
                    await delay(goneMs >= 0 ? goneMs : goneMs + 200);
                    await Promise.all([
                        delay(Math.max(0, apartMs)).then(kill),
                        delay(Math.max(0, -apartMs)).then(() => provider.endInput()),
                    ]);
                    expect(await provider.endsSoon()).to.equal(1);
                },
            ),
            { numRuns: 8 },
        ));

    it("lives on while the engine is there, and ends when it goes", async () => {
        const { address, kill } = await engine();
        const provider = start(address);
        await provider.loaded();
        provider.endInput();
        await delay(1_200);
        expect(provider.isRunning).to.equal(true);
        await kill();
        expect(await provider.endsSoon()).to.equal(1);
    });

    it("lives on where it was given no address of an engine", async () => {
        const provider = start("");
        await provider.loaded();
        provider.endInput();
        await delay(800);
        expect(provider.isRunning).to.equal(true);
    });
});
