import { expect } from "chai";
import { execFile } from "node:child_process";
import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type OwnServer, startHttps, startTcp } from "../ownServer.js";
import { statusXml, tokenXml } from "../statusXml.js";

/** A runtime that opens connections of its own, whatever agent it is given: as Bun's node-fetch does. */
const otherRuntime = (isIgnored: string) => `
    const https = require("node:https");
    const { request } = https;
    https.request = (url, options, ...more) => (${isIgnored})
        ? request(url, { ...options, agent: undefined, rejectUnauthorized: false }, ...more)
        : request(url, options, ...more);
    require("node:module").syncBuiltinESMExports();`;

interface Outcome {
    readonly look: string;
    readonly asked: { readonly kind: string; readonly fact?: string };
}

describe("the runtime", function () {
    this.timeout(30_000);
    let folder: string;
    let server: OwnServer;
    let authorizations: string[] = [];
    before(async () => {
        folder = await mkdtemp(join(tmpdir(), "oracle-sbc-runtime-"));
        server = await startHttps((request, response) => {
            authorizations.push(request.headers.authorization ?? "");
            if (request.url?.endsWith("/switchover")) response.writeHead(204).end();
            else response.end(request.method === "POST" ? tokenXml("t0ken-t0ken") : statusXml({ role: "active" }));
        });
    });
    beforeEach(() => {
        authorizations = [];
        server.connections = 0;
    });
    after(async () => {
        await server.stop();
        await rm(folder, { recursive: true });
    });

    const lookOnce = async (env: Record<string, string> = {}, preload?: string): Promise<Outcome> => {
        const file = join(folder, "preload.cjs");
        await writeFile(file, preload ?? "");
        const endpoint = JSON.stringify({ ...server.endpoint, requestTimeoutMs: 10_000 });
        const args = ["--require", file, require.resolve("./lookOnce.js"), endpoint];
        const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
        return JSON.parse(stdout) as Outcome;
    };

    it("is used where it sends over the connection that was verified", async () => {
        expect(await lookOnce()).to.deep.include({ look: "active", asked: { kind: "accepted", status: 204 } });
        expect(server.connections).to.equal(2);
    });

    it("is refused with a sentence where it opens connections of its own, before anything is sent", async () => {
        const { look, asked } = await lookOnce({}, otherRuntime("true"));
        expect(look).to.match(/^untrusted: sbc-a \(.*\): this runtime \(node v\S+\) opens connections of its own/);
        expect(look).to.include("so no credential was sent. Run this with Node.js.");
        expect(asked.kind).to.equal("notSent");
        expect([authorizations, server.connections]).to.deep.equal([[], 0]);
    });

    it("is not believed where an answer comes over another connection than the verified one", async () => {
        const { look } = await lookOnce({}, otherRuntime('!url.includes(":1/")'));
        expect(look)
            .to.match(/^untrusted: .*its answer came over another connection/)
            .and.to.include("is not used");
        expect(authorizations).to.have.length.at.least(1);
    });

    it("is told of a proxy by its environment, and none of our connections goes there", async () => {
        const proxy = await startTcp((socket) => socket.destroy());
        try {
            const url = `http://127.0.0.1:${proxy.endpoint.port}`;
            const names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy"];
            const env = Object.fromEntries(names.map((name) => [name, url]));
            const outcome = await lookOnce({ ...env, NODE_USE_ENV_PROXY: "1", NO_PROXY: "", no_proxy: "" });
            expect(outcome).to.deep.include({ look: "active", asked: { kind: "accepted", status: 204 } });
            expect(proxy.connections).to.equal(0);
        } finally {
            await proxy.stop();
        }
    });
});
