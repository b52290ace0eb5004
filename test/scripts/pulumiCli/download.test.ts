import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { archiveName, downloaded } from "../../../scripts/pulumiCli/download.js";
import { addCli, closeSandbox, openSandbox, type Sandbox } from "./stubs.js";

describe("the download of a Pulumi CLI", () => {
    let sandbox: Sandbox;
    const servers: Server[] = [];
    beforeEach(async () => {
        sandbox = await openSandbox({
            env: { PATH: "/bin:/usr/bin" },
            platform: "linux",
            arch: "x64",
            downloadStallMs: 150,
        });
    });
    afterEach(async () => {
        for (const server of servers.splice(0)) server.close().closeAllConnections();
        await closeSandbox(sandbox);
    });

    async function serve(answer: RequestListener): Promise<string> {
        const server = createServer(answer);
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }

    /** @param list of checksums, as the release has it */
    async function downloadFrom(answer: RequestListener, { signal = sandbox.settings.signal, list = "" } = {}) {
        const checksumsUrl = await serve((request, response) => {
            response.statusCode = request.url === "/v3.259.0/pulumi-3.259.0-checksums.txt" ? 200 : 404;
            response.end(list);
        });
        return downloaded({ ...sandbox.settings, downloadsUrl: await serve(answer), checksumsUrl, signal });
    }

    const NAME = "pulumi-v3.259.0-linux-x64.tar.gz";
    const sumOf = (body: Buffer | string) => createHash("sha256").update(body).digest("hex");
    const listOf = (body: Buffer | string) => `${"0".repeat(64)}  other.zip\n${sumOf(body)}  ${NAME}\n`;

    async function archive(): Promise<Buffer> {
        await addCli(join(sandbox.dir, "pulumi"));
        execFileSync("tar", ["-czf", join(sandbox.dir, "a.tgz"), "-C", sandbox.dir, "pulumi"]);
        return readFileSync(join(sandbox.dir, "a.tgz"));
    }

    it("asks for the release of this machine, unpacks it and caches it", async () => {
        const asked: (string | undefined)[] = [];
        const body = await archive();
        const attempt = await downloadFrom(
            (request, response) => {
                asked.push(request.url);
                response.end(body);
            },
            { list: listOf(body) },
        );
        expect(asked).to.deep.equal(["/pulumi-v3.259.0-linux-x64.tar.gz"]);
        expect(attempt).to.have.property("kind", "found");
        expect(attempt).to.have.nested.property("cli.how", "downloaded");
        expect(await readdir(sandbox.settings.cacheDir)).to.deep.equal(["pulumi-3.259.0-linux-x64"]);
    });

    it("is given up when no byte has come for the limit, and leaves nothing", async () => {
        const attempt = await downloadFrom((_request, response) => {
            response.writeHead(200, { "content-length": "1000000" });
            response.write("the beginning");
        });
        expect(attempt)
            .to.have.property("why")
            .that.matches(/tar\.gz failed \(nothing for 0\.15 s\)/);
        expect(await readdir(sandbox.settings.cacheDir)).to.deep.equal([]);
    });

    it("is given up when the server never answers", async () => {
        const attempt = await downloadFrom(() => undefined);
        expect(attempt)
            .to.have.property("why")
            .that.matches(/nothing for 0\.15 s/);
    });

    it("goes on as long as bytes come, and says how far it is", async () => {
        const body = await archive();
        const parts = 6;
        sandbox = { ...sandbox, settings: { ...sandbox.settings, progressEveryMs: 50 } };
        const attempt = await downloadFrom(
            (_request, response) => {
                response.writeHead(200, { "content-length": body.length });
                const size = Math.ceil(body.length / parts);
                for (let i = 0; i < parts; i += 1) {
                    setTimeout(() => response.write(body.subarray(i * size, (i + 1) * size)), i * 60);
                }
            },
            { list: listOf(body) },
        );
        expect(attempt).to.have.property("kind", "found");
        expect(sandbox.said.filter((line) => /^Downloading Pulumi: 0\.0 of 0\.0 MB$/.test(line))).to.not.be.empty;
    });

    it("is not taken when the server refuses, breaks off or sends something else", async () => {
        const refused = await downloadFrom((_request, response) => response.writeHead(404).end());
        expect(refused)
            .to.have.property("why")
            .that.matches(/the server answered 404/);

        const body = await archive();
        const short = await downloadFrom((_request, response) => {
            response.writeHead(200, { "content-length": body.length });
            response.write(body.subarray(0, 100));
            setTimeout(() => response.destroy(), 20);
        });
        expect(short)
            .to.have.property("why")
            .that.matches(/the download of .* failed \(/);

        const text = "<html>Please log in</html>";
        const page = await downloadFrom((_request, response) => response.end(text), { list: listOf(text) });
        expect(page)
            .to.have.property("why")
            .that.matches(/unpacking the download failed/);
        expect(await readdir(sandbox.settings.cacheDir)).to.deep.equal([]);
    });

    it("is refused when it is not what its release lists, before anything of it is run", async () => {
        const body = await archive();
        const lists = {
            wrong: listOf("another archive"),
            other: `${sumOf(body)}  other.zip\n`,
            broken: sumOf(body).slice(1),
        };
        const attempts = Object.values(lists).map((list) =>
            downloadFrom((_request, response) => response.end(body), { list }),
        );
        const [wrong, ...unlisted] = await Promise.all(attempts);
        expect(wrong).to.have.property("why").that.contains(sumOf(body)).and.contains(sumOf("another archive"));
        for (const attempt of unlisted) expect(attempt).to.have.property("why").that.contains("lists no checksum of");
        const without = await downloaded({
            ...sandbox.settings,
            downloadsUrl: await serve((_request, response) => response.end(body)),
        });
        expect(without)
            .to.have.property("why")
            .that.matches(/checksums\.txt failed/);
        expect(await readdir(sandbox.settings.cacheDir)).to.deep.equal([]);
    });

    it("ends at once when it is stopped", async () => {
        const stop = new AbortController();
        const attempt = await downloadFrom(() => stop.abort(new Error("Stopped by SIGINT.")), stop);
        expect(attempt)
            .to.have.property("why")
            .that.matches(/Stopped by SIGINT/);
        expect(await readdir(sandbox.settings.cacheDir)).to.deep.equal([]);
    });

    it("is one of the archives that Pulumi releases", async () => {
        const on = (platform: NodeJS.Platform, arch: string) => archiveName({ ...sandbox.settings, platform, arch });
        expect(on("darwin", "arm64")).to.equal("pulumi-v3.259.0-darwin-arm64.tar.gz");
        expect(on("win32", "x64")).to.equal("pulumi-v3.259.0-windows-x64.zip");
        expect(on("freebsd", "x64")).to.equal(undefined);
        expect(await downloaded({ ...sandbox.settings, arch: "ia32" }))
            .to.have.property("why")
            .that.matches(/no release for linux on ia32/);
    });
});
