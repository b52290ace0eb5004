import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { createHttpsTransport, MAX_REPLY_BYTES } from "../../../provider/device/https.js";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { type FaultName, type Simulator, startSimulator } from "../../../simulator/index.js";
import { startHttps, startTcp, startTls } from "../ownServer.js";
import { arrived, endpointOf, inShort, realIo, thrownBy } from "../realPair.js";
import { statusXml, tokenXml } from "../statusXml.js";
import { stopped } from "../stopped.js";

const STATUS = statusXml({ hostName: "sbc-a", role: "active" });

describe("HTTPS to a node", () => {
    let simulator: Simulator;
    const keep = stopped(after);
    before(async () => (simulator = keep(await startSimulator({ timeScale: 0.01 }))));
    beforeEach(() => {
        simulator.clearFaults();
        simulator.clearRequests();
    });

    const sessionOf = (overrides = {}) => new Session(endpointOf(simulator, simulator.nodes[0], overrides));
    const takenMs = async (work: () => Promise<unknown>) => {
        const startedMs = performance.now();
        await work();
        return performance.now() - startedMs;
    };
    /** Answers every login with a token, and every look with `body`. */
    const answering = (body: Buffer | string, headers: Record<string, string> = {}) =>
        startHttps((request, response) => {
            if (request.method === "POST") return response.end(tokenXml("t"));
            response.writeHead(200, headers);
            return response.end(body);
        }).then(keep);

    it("sends what the device's documentation asks for, and nothing that tells of the machine", async () => {
        await getStatus(sessionOf(), realIo());
        expect(simulator.requests.map(inShort)).to.deep.equal(["POST token 200", "GET status 200"]);
        const [login, look] = simulator.requests;
        expect(login?.headers).to.include({ accept: "application/xml", "accept-encoding": "identity" });
        expect(login?.headers).to.not.have.any.keys("cookie", "referer", "content-type");
        expect(look?.path).to.equal("/rest/v1.2/system/status");
    });

    it("hands on the device's own date", async () => {
        const session = sessionOf();
        const reply = await session.get("/system/status", realIo());
        expect(Date.parse(reply.dateHeader ?? "")).to.be.closeTo(Date.now(), 3_000);
    });

    describe("connections", () => {
        it("are shared by the looks at a node", async () => {
            const io = realIo();
            const session = sessionOf();
            for (let looks = 0; looks < 4; looks += 1) await getStatus(session, io);
            expect(new Set(simulator.requests.map(({ connection }) => connection)).size).to.equal(1);
        });

        it("are closed, if no look uses them for a while", async () => {
            const transport = createHttpsTransport(20);
            let isClosed: Promise<unknown> = Promise.resolve();
            const server = await startHttps((request, response) => {
                isClosed = once(request.socket, "close");
                response.end(request.method === "POST" ? tokenXml("t") : STATUS);
            }).then(keep);
            const own = new Session(server.endpoint);
            for (let looks = 1; looks <= 2; looks += 1) {
                await getStatus(own, { ...realIo(), transport });
                await isClosed;
                expect(server.connections).to.equal(looks);
            }
        });

        it("serve several looks at the same time, each with its own answer", async () => {
            const io = realIo();
            const session = sessionOf();
            await getStatus(session, io);
            const all = await Promise.all(Array.from({ length: 8 }, () => getStatus(session, io)));
            expect(all.map(({ role }) => role)).to.deep.equal(Array(8).fill("active"));
        });

        it("that the node has closed meanwhile are replaced without a word", async () => {
            const io = realIo();
            const session = sessionOf();
            await getStatus(session, io);
            simulator.setFault({ name: "nodeDown", node: "sbc-a" });
            await new Promise((resolve) => setTimeout(resolve, 20));
            simulator.clearFaults();
            await new Promise((resolve) => setTimeout(resolve, 20));
            expect(await getStatus(session, io)).to.include({ role: "active" });
            expect(new Set(simulator.requests.map(({ connection }) => connection)).size).to.equal(2);
        });

        it("that break in the middle of a look are replaced once, and the second break is reported", async () => {
            const session = sessionOf();
            simulator.setFault({ name: "reset", endpoint: "status", times: 1 });
            expect(await getStatus(session, realIo())).to.include({ role: "active" });
            simulator.setFault({ name: "reset", endpoint: "status" });
            expect(await thrownBy(getStatus(session, realIo()))).to.include({ code: "connectionLost" });
            expect(simulator.requests.map(inShort)).to.deep.equal([
                "POST token 200",
                "GET status reset",
                "GET status 200",
                "GET status reset",
                "GET status reset",
            ]);
        });

        it("that were opened and not used are closed, and the node sees no request on them", async () => {
            const server = keep(await startTls());
            const connection = await createHttpsTransport().open(server.endpoint, new AbortController().signal);
            const closed = new Promise((resolve) => setTimeout(resolve, 30));
            connection.close();
            await closed;
            expect(server.received).to.equal("");
            const request = { endpoint: server.endpoint, method: "POST", path: "/", headers: {} } as const;
            const error = await thrownBy(connection.send(request, new AbortController().signal));
            expect(error).to.include({ kind: "unreachable", sent: false });
        });
    });

    describe("redirects", () => {
        for (const endpoint of ["token", "status"] as const) {
            it(`of a request for ${endpoint} are refused: the other host sees nothing`, async () => {
                const other = keep(await startTcp());
                const location = `https://127.0.0.1:${other.endpoint.port}/rest`;
                simulator.setFault({ name: "redirect", endpoint, location });
                const error = await thrownBy(getStatus(sessionOf(), realIo()));
                expect(error).to.include({ code: "unexpectedStatus" });
                expect(error.message).to.include("302").and.to.include("Redirects are not followed");
                await new Promise((resolve) => setTimeout(resolve, 20));
                expect(other.connections).to.equal(0);
            });
        }
    });

    describe("the size of a reply", () => {
        const padded = (bytes: number) => STATUS + " ".repeat(bytes - STATUS.length);

        it("may be one mebibyte, and not a byte more, whether or not the length is announced", async () => {
            for (const headers of [{}, { "Content-Length": `${MAX_REPLY_BYTES}` }]) {
                const { endpoint } = await answering(padded(MAX_REPLY_BYTES), headers);
                expect(await getStatus(new Session(endpoint), realIo())).to.include({ role: "active" });
            }
            const { endpoint } = await answering(padded(MAX_REPLY_BYTES + 1));
            const error = await thrownBy(getStatus(new Session(endpoint), realIo()));
            expect(error).to.include({ code: "malformedReply" });
            expect(error.message).to.include("the reply is larger than 1048576 bytes");
        });

        it("is not waited for where the reply never ends", async () => {
            simulator.setFault("hugeBody");
            const session = sessionOf();
            const ms = await takenMs(async () => {
                expect(await thrownBy(getStatus(session, realIo()))).to.include({ code: "malformedReply" });
            });
            expect(ms).to.be.below(1_500);
        });

        it("is limited for headers too", async () => {
            const { endpoint } = await answering(STATUS, { "X-Flood": "x".repeat(200_000) });
            expect(await thrownBy(getStatus(new Session(endpoint), realIo()))).to.include({ code: "connectionLost" });
        });

        it("is what comes, not what a compression makes of it", async () => {
            const { endpoint } = await answering(gzipSync(STATUS), { "Content-Encoding": "gzip" });
            expect(await thrownBy(getStatus(new Session(endpoint), realIo()))).to.include({ code: "malformedReply" });
        });
    });

    describe("the time for one exchange", () => {
        const requestTimeoutMs = 150;
        const isTimedOut = async (session: Session) => {
            const ms = await takenMs(async () => {
                expect(await thrownBy(getStatus(session, realIo()))).to.include({ code: "timedOut" });
            });
            expect(ms).to.be.within(requestTimeoutMs - 10, requestTimeoutMs + 500);
        };

        for (const fault of ["hangTls", "hang", "slow", "drip"] as const) {
            it(`is over, headers and body together, where the node does ${fault}`, async () => {
                simulator.setFault({ name: fault, ...(fault === "slow" ? { delayMs: 1_000 } : {}) });
                await isTimedOut(sessionOf({ requestTimeoutMs }));
            });
        }

        it("is over where the node stops in the middle of the body", async () => {
            const { endpoint } = keep(
                await startHttps((request, response) => {
                    if (request.method === "POST") response.end(tokenXml("t"));
                    else response.writeHead(200, { "Content-Length": STATUS.length }).write(STATUS.slice(0, 80));
                }),
            );
            await isTimedOut(new Session({ ...endpoint, requestTimeoutMs }));
        });

        it("is over where the port accepts and says nothing", async () => {
            const { endpoint } = keep(await startTcp());
            await isTimedOut(new Session({ ...endpoint, requestTimeoutMs }));
        });
    });

    describe("a body that is no status", () => {
        const codes: Partial<Record<FaultName, RegExp>> = {
            malformedXml: /the answer is not well-formed XML/,
            truncatedXml: /the answer is not well-formed XML/,
            emptyBody: /the answer is empty/,
            doctype: /the answer has a DOCTYPE, which is refused/,
        };
        for (const [fault, words] of Object.entries(codes) as [FaultName, RegExp][]) {
            it(`is reported for what it is: ${fault}`, async () => {
                simulator.setFault(fault);
                const error = await thrownBy(getStatus(sessionOf(), realIo()));
                expect(error).to.include({ code: "malformedReply" });
                expect(error.message).to.match(words);
            });
        }

        it("is reported where it is a page of a front end, or cut off, or not text", async () => {
            simulator.setFault({ name: "htmlErrorPage", endpoint: "status" });
            expect(await thrownBy(getStatus(sessionOf(), realIo()))).to.include({ code: "unexpectedStatus" });
            simulator.clearFaults();
            simulator.setFault("cutInBody");
            expect(await thrownBy(getStatus(sessionOf(), realIo()))).to.include({ code: "connectionLost" });
            const page = await answering("<!DOCTYPE html><html></html>");
            const error = await thrownBy(getStatus(new Session(page.endpoint), realIo()));
            expect(error.message).to.include("the answer is an HTML page");
            const junk = await answering(Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xe9]));
            expect(await thrownBy(getStatus(new Session(junk.endpoint), realIo()))).to.include({
                code: "malformedReply",
            });
        });

        it("may be Latin-1 where UTF-8 is due: roles are read all the same", async () => {
            const bytes = Buffer.from(
                statusXml({ hostName: "sbc-a", role: "active", peerName: "caf\u00e9" }),
                "latin1",
            );
            const { endpoint } = await answering(bytes);
            const { role, peerName } = await getStatus(new Session(endpoint), realIo());
            expect([role, peerName?.printed]).to.deep.equal(["active", "caf\ufffd"]);
        });
    });

    it("negotiates the version with devices that know only older ones", async () => {
        for (const version of ["v1.0", "v1.1"]) {
            const old = await startSimulator({ apiVersions: [version] });
            try {
                const session = new Session(endpointOf(old, old.nodes[0]));
                expect(await getStatus(session, realIo())).to.include({ role: "active" });
                expect(old.requests.at(-1)?.path).to.equal(`/rest/${version}/system/status`);
                const pinned = new Session(endpointOf(old, old.nodes[0], { apiVersion: "v1.2" }));
                expect(await thrownBy(getStatus(pinned, realIo()))).to.include({ code: "unsupportedVersion" });
            } finally {
                await old.stop();
            }
        }
    });

    it("reports a wrong password, and tries it once", async () => {
        const session = sessionOf({ credentials: { username: "admin", password: "wrong-one" } });
        const before = simulator.nodes[0].failedLogins;
        for (let looks = 0; looks < 3; looks += 1) {
            const error = await thrownBy(getStatus(session, realIo()));
            expect(error).to.include({ code: "unauthorized" });
            expect(error.message).to.not.include("wrong-one");
        }
        expect(simulator.nodes[0].failedLogins - before).to.equal(1);
    });

    it("is broken off at once when the run is cancelled, with the reason that was given", async () => {
        const cancel = new AbortController();
        const reason = new Error("stop");
        simulator.setFault({ name: "hang", endpoint: "status" });
        const look = thrownBy(getStatus(sessionOf(), realIo({ signal: cancel.signal })));
        await arrived(simulator, "status");
        cancel.abort(reason);
        const ms = await takenMs(async () => expect(await look).to.equal(reason));
        expect(ms).to.be.below(500);
        expect(simulator.requests.filter(({ endpoint }) => endpoint === "status")).to.have.length(1);
    });
});
