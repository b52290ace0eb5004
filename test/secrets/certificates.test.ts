import { expect } from "chai";
import type { TlsTrust } from "../../provider/device/endpoint.js";
import { reply } from "../hostile/rawServer.js";
import { type OwnServer, startTls } from "../provider/ownServer.js";
import { declare, Lifecycle } from "./lifecycle.js";
import { answerOf, startFront, startNode, TOKEN } from "./rawNodes.js";
import { leaksIn, PASSWORD, USERNAME } from "./secretForms.js";
import { stopped } from "../provider/stopped.js";

const BASIC = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString("base64")}`;
const OTHER_PIN = "AB".repeat(32);
const OLD = { ciphers: "DEFAULT@SECLEVEL=0" } as const;

describe("no byte of a credential leaves over a whole life of a resource", function () {
    this.timeout(30_000);
    const keep = stopped(after);
    const at = (
        name: string,
        { endpoint }: OwnServer,
        tls: TlsTrust = endpoint.tls,
        address = `127.0.0.1:${endpoint.port}`,
    ) => ({ name, address, tls });
    const live = async (nodes: ReturnType<typeof at>[], more = {}) => {
        const life = new Lifecycle();
        await life.run(declare(nodes, more));
        expect(leaksIn(life.said, [TOKEN])).to.deep.equal([]);
        return JSON.stringify(life.said);
    };

    const untrusted: Record<string, readonly [() => Promise<OwnServer>, trust?: TlsTrust]> = {
        "an expired certificate": [() => startTls(undefined, {}, "expired")],
        "a certificate for another name": [() => startTls(undefined, {}, "wrongName")],
        "a self-signed certificate": [() => startTls(undefined, {}, "selfSigned")],
        "a certificate of an authority that nobody gave": [() => startTls(), {}],
        "another certificate than the pinned one": [() => startTls(), { certificateSha256: [OTHER_PIN] }],
        "nothing newer than TLS 1.0": [() => startTls(undefined, { minVersion: "TLSv1", maxVersion: "TLSv1", ...OLD })],
        "nothing newer than TLS 1.1": [
            () => startTls(undefined, { minVersion: "TLSv1", maxVersion: "TLSv1.1", ...OLD }),
        ],
    };
    for (const [what, [start, trust]] of Object.entries(untrusted)) {
        it(`to nodes that have ${what}`, async () => {
            const a = keep(await start());
            const b = keep(await start());
            const said = await live([at("sbc-a", a, trust), at("sbc-b", b, trust)]);
            expect(said).to.match(/no credential was sent|speaks no TLS 1\.2/);
            expect([a.received, b.received]).to.deep.equal(["", ""]);
        });
    }

    it("to a node behind which another one answers after the login", async () => {
        const other = keep(await startTls(undefined, {}, "selfSigned"));
        const good = keep(
            await startNode("sbc-a", (path, socket) => {
                if (path !== "token") return;
                front.put(other);
                socket.destroy();
            }),
        );
        const front = keep(await startFront(good));
        const b = keep(await startNode("sbc-b"));
        const said = await live([at("sbc-a", good, undefined, front.address), at("sbc-b", b)]);
        expect(said).to.include("certificate was not accepted");
        expect(good.received).to.include(BASIC);
        expect(other.received).to.equal("");
    });

    it("to a node behind which another one answers between the last look and the request for a switchover", async () => {
        const other = keep(await startTls(undefined, {}, "valid"));
        const good = keep(await startNode("sbc-a", (path) => void (path === "status" && front.put(other))));
        const front = keep(await startFront(good));
        const b = keep(await startNode("sbc-b"));
        const pin = { certificateSha256: [good.sha256] };
        // Without a quiet period, no look and no session count opens a connection of its own before the request does.
        const timeouts = { requestSeconds: 0.4, settleSeconds: 0.8, quietSeconds: 0 };
        const said = await live([at("sbc-a", good, pin, front.address), at("sbc-b", b)], { timeouts });
        expect(said).to.include("NOT SENT. ");
        expect(other.received).to.equal("");
        expect(good.received).to.include("GET ").and.to.not.include("/admin/switchover");
    });

    for (const path of ["token", "status", "switchover"] as const) {
        it(`to another host by a redirect in place of a ${path}: it is not even called`, async () => {
            const redirect = async (status: string) => {
                const other = keep(await startNode("sbc-a"));
                const location = `Location: https://127.0.0.1:${other.endpoint.port}/rest/v1.2/auth/token`;
                const away = reply(status, "", location);
                const answer = (asked: typeof path) => (asked === path ? away : answerOf("sbc-a", asked));
                const a = keep(await startNode("sbc-a", undefined, answer));
                const b = keep(await startNode("sbc-b"));
                await live([at("sbc-a", a), at("sbc-b", b)]);
                expect(a.received, status).to.include(BASIC);
                expect(other.connections, status).to.equal(0);
            };
            await Promise.all(["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"].map(redirect));
        });
    }

    it("but for a trusted one: there it gets the login, and the token with what follows", async () => {
        const a = keep(await startNode("sbc-a"));
        const b = keep(await startNode("sbc-b"));
        await live([at("sbc-a", a), at("sbc-b", b)]);
        expect(a.received).to.include(BASIC).and.to.include(`Bearer ${TOKEN}`);
    });
});
