import { expect } from "chai";
// @peculiar/x509 expects it to be loaded first.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { webcrypto } from "node:crypto";
import type { TLSSocket } from "node:tls";
import { createHttpsTransport } from "../../provider/device/https.js";
import type { Endpoint } from "../../provider/device/endpoint.js";
import { Session } from "../../provider/device/session.js";
import { getStatus } from "../../provider/device/status.js";
import { prepareSwitchover } from "../../provider/device/switchoverRequest.js";
import type { Io } from "../../provider/device/io.js";
import { startTls } from "../provider/ownServer.js";
import { realIo, thrownBy } from "../provider/realPair.js";
import { statusXml, tokenXml } from "../provider/statusXml.js";
import { reply } from "./rawServer.js";
import { UNPRINTABLE } from "./statusProblems.js";
import { stopped } from "../provider/stopped.js";

describe("what a node says without being asked", () => {
    const keep = stopped(after);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
    const patient = (endpoint: Endpoint): Endpoint => ({ ...endpoint, requestTimeoutMs: 2_000 });

    for (const said of ["204 No Content", "408 Request Timeout"]) {
        it(`is no answer to a request for a switchover: after a ${said.slice(0, 3)} it is not sent at all`, async () => {
            const server = keep(
                await startTls((socket) => {
                    if (server.connections > 1) socket.write(reply(said));
                    else socket.once("data", () => socket.write(reply("200 OK", tokenXml("t0ken-t0ken"))));
                }),
            );
            const prepared = await prepareSwitchover(new Session(patient(server.endpoint)), realIo());
            if (prepared.kind === "notSent") throw new Error(prepared.fact);
            await pause();
            expect(await prepared.send()).to.have.property("kind", "notSent");
            prepared.close();
            await pause();
            expect(server.received).to.not.include("/admin/switchover");
        });
    }

    it("is no answer to a look either", async () => {
        const transport = createHttpsTransport();
        const server = keep(await startTls((socket) => void socket.write(reply("200 OK", "early"))));
        const endpoint = patient(server.endpoint);
        const connection = await transport.open(endpoint, new AbortController().signal);
        await pause();
        const request = { endpoint, method: "GET", path: "/", headers: {} } as const;
        const error = await thrownBy(connection.send(request, new AbortController().signal));
        expect(error).to.include({ kind: "unreachable", sent: false });
        expect(error.message).to.include("spoke before it was asked");
    });

    describe("on a connection that looks share", () => {
        /** A node that answers each look with its number; `more` has the last word on what is written for it. */
        const counting = async (more: (socket: TLSSocket, answer: Buffer, look: number) => void) => {
            let looks = 0;
            const server = keep(
                await startTls((socket) =>
                    socket.on("data", (bytes: Buffer) => {
                        if (bytes.toString().startsWith("POST")) socket.write(reply("200 OK", tokenXml("t0ken-t0ken")));
                        else more(socket, reply("200 OK", numbered((looks += 1))), looks);
                    }),
                ),
            );
            return { server, session: new Session(patient(server.endpoint)), io: realIo() };
        };
        const numbered = (number: number) => statusXml({ role: "active", count: number });
        const stale = reply("200 OK", numbered(900));
        const countsOf = async (
            { session, io }: { session: Session; io: Io },
            between: () => Promise<unknown> = () => Promise.resolve(),
        ) => {
            const counts: (number | undefined)[] = [];
            for (let look = 0; look < 6; look += 1) {
                counts.push((await getStatus(session, io)).switchoverCount);
                await between();
            }
            return counts;
        };

        it("is used again and again where every answer is one answer exactly", async () => {
            const node = await counting((socket, answer) => void socket.write(answer));
            expect(await countsOf(node)).to.deep.equal([1, 2, 3, 4, 5, 6]);
            expect(node.server.connections).to.equal(1);
        });

        const behind: Record<string, (socket: TLSSocket, answer: Buffer) => void> = {
            "behind an answer, in one record": (socket, answer) => socket.write(Buffer.concat([answer, stale])),
            "a moment after an answer": (socket, answer) => {
                socket.write(answer);
                setTimeout(() => socket.write(stale), 5);
            },
            "in pieces, of which the first comes with an answer": (socket, answer) => {
                socket.write(Buffer.concat([answer, stale.subarray(0, 9)]));
                setTimeout(() => socket.write(stale.subarray(9)), 5);
            },
            "as empty lines behind an answer": (socket, answer) =>
                socket.write(Buffer.concat([answer, Buffer.from("\r\n")])),
            "as the head of an answer that never ends": (socket, answer) => {
                socket.write(answer);
                setTimeout(() => socket.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Le"), 5);
            },
        };
        for (const [how, write] of Object.entries(behind)) {
            it(`ends it and is no answer to a later look: ${how}`, async () => {
                const node = await counting(write);
                const counts = await countsOf(node, pause);
                expect(counts).to.not.include(900);
                expect(counts.map((count) => count ?? 0)).to.deep.equal(
                    [...counts].sort((a, b) => (a ?? 0) - (b ?? 0)),
                );
                expect(node.server.connections).to.be.at.least(6);
            });
        }

        const around: Record<string, (answer: Buffer) => Buffer> = {
            "an answer before it": (answer) => Buffer.concat([stale, answer]),
            "a part of an answer before it": (answer) => Buffer.concat([stale.subarray(0, -1), answer]),
            "a body that is longer than announced": (answer) => Buffer.concat([answer, Buffer.from("more")]),
            "a 204 with a body before it": (answer) =>
                Buffer.concat([reply("204 No Content"), Buffer.from("body"), answer]),
        };
        for (const [what, made] of Object.entries(around)) {
            it(`is not taken for the answer, and the look is made on a new connection: ${what}`, async () => {
                const node = await counting((socket, answer, look) => socket.write(look === 3 ? made(answer) : answer));
                expect(await countsOf(node)).to.deep.equal([1, 2, 4, 5, 6, 7]);
                expect(node.server.connections).to.equal(2);
            });
        }

        it("is not taken for the answer where it is here, and not yet read, when the look is made", async () => {
            const node = await counting((socket, answer) => {
                socket.write(answer);
                setTimeout(() => socket.write(stale), 20);
            });
            const busy = () => {
                const untilMs = performance.now() + 60;
                while (performance.now() < untilMs);
                return Promise.resolve();
            };
            expect(await countsOf(node, busy)).to.not.include(900);
        });

        it("is any byte behind a 204, and interim answers before one are none of it", async () => {
            const transport = createHttpsTransport();
            const interim = Buffer.from("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n");
            let answers: Buffer[] = [];
            const server = keep(
                await startTls((socket) => socket.on("data", () => socket.write(answers.shift() ?? Buffer.alloc(0)))),
            );
            const request = { endpoint: patient(server.endpoint), method: "GET", path: "/", headers: {} } as const;
            const send = () => transport.send(request, new AbortController().signal);
            answers = [reply("204 No Content"), Buffer.concat([interim, interim, reply("204 No Content")])];
            for (let sent = 0; sent < 2; sent += 1) expect(await send()).to.include({ status: 204 });
            expect(server.connections).to.equal(1);
            answers = [Buffer.concat([reply("204 No Content"), Buffer.from("body")]), reply("200 OK", "next")];
            expect(await thrownBy(send())).to.include({ kind: "connectionLost", sent: true });
            expect(await send()).to.include({ status: 200, body: "next" });
            expect(server.connections).to.equal(2);
        });
    });

    it("in its certificate is made safe to print", async () => {
        const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
        const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
        const name = [{ CN: ["sbc\u001b[2J\u202e-a<{%x%}>"] }];
        const options = { name, keys, signingAlgorithm: algorithm, notAfter: new Date(Date.now() + 86_400_000) };
        const certificate = await x509.X509CertificateGenerator.createSelfSigned(options);
        const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
        const pem = certificate.toString("pem");
        const server = keep(await startTls(undefined, { key, cert: pem }));
        const tls = { caCertificate: pem, serverName: "sbc-a" };
        const error = await thrownBy(getStatus(new Session({ ...patient(server.endpoint), tls }), realIo()));
        expect(error).to.include({ code: "untrusted" });
        expect(error.message).to.include("sbc [2J -a<(%x%)>").and.to.not.match(UNPRINTABLE);
    });

    it("is reported once, and not with the address a second time", async () => {
        const cut = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<response>";
        const server = keep(await startTls((socket) => socket.once("data", () => socket.end(cut))));
        const error = await thrownBy(getStatus(new Session(patient(server.endpoint)), realIo()));
        expect(error).to.include({ code: "connectionLost" });
        expect(error.message).to.not.include("https://");
    });
});
