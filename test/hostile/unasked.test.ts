import { expect } from "chai";
// @peculiar/x509 expects it to be loaded first.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { webcrypto } from "node:crypto";
import { createHttpsTransport } from "../../provider/device/https.js";
import type { Endpoint } from "../../provider/device/endpoint.js";
import { Session } from "../../provider/device/session.js";
import { getStatus } from "../../provider/device/status.js";
import { prepareSwitchover } from "../../provider/device/switchover.js";
import { type OwnServer, startTls } from "../provider/ownServer.js";
import { realIo, thrownBy } from "../provider/realPair.js";
import { tokenXml } from "../provider/statusXml.js";
import { reply } from "./rawServer.js";
import { UNPRINTABLE } from "./statusProblems.js";

describe("what a node says without being asked", () => {
    const servers: OwnServer[] = [];
    const keep = (server: OwnServer) => {
        servers.push(server);
        return server;
    };
    after(() => Promise.all(servers.map((server) => server.stop())));
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
            expect(await prepared.ask()).to.have.property("kind", "notSent");
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

    it("in its certificate is made safe to print", async () => {
        const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
        const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
        const name = [{ CN: ["sbc\u001b[2J\u202e-a"] }];
        const options = { name, keys, signingAlgorithm: algorithm, notAfter: new Date(Date.now() + 86_400_000) };
        const certificate = await x509.X509CertificateGenerator.createSelfSigned(options);
        const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey), "PRIVATE KEY");
        const pem = certificate.toString("pem");
        const server = keep(await startTls(undefined, { key, cert: pem }));
        const tls = { caCertificate: pem, serverName: "sbc-a" };
        const error = await thrownBy(getStatus(new Session({ ...patient(server.endpoint), tls }), realIo()));
        expect(error).to.include({ code: "untrusted" });
        expect(error.message).to.include("sbc [2J -a").and.to.not.match(UNPRINTABLE);
    });

    it("is reported once, and not with the address a second time", async () => {
        const cut = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<response>";
        const server = keep(await startTls((socket) => socket.once("data", () => socket.end(cut))));
        const error = await thrownBy(getStatus(new Session(patient(server.endpoint)), realIo()));
        expect(error).to.include({ code: "connectionLost" });
        expect(error.message).to.not.include("https://");
    });
});
