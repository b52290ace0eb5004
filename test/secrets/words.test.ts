import { expect } from "chai";
import { type OwnServer, startHttps } from "../provider/ownServer.js";
import { realIo, thrownBy } from "../provider/realPair.js";
import { errorXml, statusXml, tokenXml } from "../provider/statusXml.js";
import type { Credentials } from "../../provider/device/endpoint.js";
import { Session } from "../../provider/device/session.js";
import { getStatus } from "../../provider/device/status.js";
import { leaksIn, PASSWORD, secretsWith, USERNAME } from "./secretForms.js";

const TOKEN = "YWRtaW4sYWRtaW4+/2018-08-09==";
const FORMS = [...secretsWith([TOKEN])];

describe("the words of a device that repeats what it was given", function () {
    this.timeout(60_000);
    let server: OwnServer;
    let status = 200;
    let body = "";
    let token = TOKEN;
    before(async () => {
        server = await startHttps((request, response) => {
            if (request.method === "POST") return void response.end(tokenXml(token));
            response.writeHead(status).end(body);
        });
    });
    after(() => server.stop());

    const sessionOf = (name: string, credentials: Credentials) =>
        new Session({ ...server.endpoint, name, credentials, requestTimeoutMs: 20_000 });
    const echo = (secret: string) => {
        status = 200;
        body = statusXml({
            hostName: secret,
            role: secret,
            peerName: secret,
            sync: { [secret]: secret },
            log: [{ info: secret, oldState: secret, newState: `<${secret}>`, time: secret }],
        });
    };
    const refuse = (secret: string) => {
        status = 400;
        body = errorXml(`no: ${secret}`);
    };
    const byNumber = (text: string) =>
        [...text].map((char) => (/\w/.test(char) ? char : `&#${char.codePointAt(0) ?? 0};`)).join("");

    it("are recorded and printed without any form of the password or a token", async () => {
        const session = sessionOf("sbc-a", { username: USERNAME, password: PASSWORD });
        for (const [name, form] of FORMS) {
            for (const said of [form, `x${form}y`, form.toLowerCase(), byNumber(form)]) {
                echo(said);
                const seen = await getStatus(session, realIo());
                expect(leaksIn([["status", seen]], [TOKEN]), name).to.deep.equal([]);
                expect(seen.roleWord?.printed.toLowerCase(), name).to.not.include(form.toLowerCase());
                refuse(said);
                const { message } = await thrownBy(getStatus(session, realIo()));
                expect(message, name).to.include("no: ").and.to.include("[secret]");
                expect(leaksIn([["error", message]], [TOKEN]), name).to.deep.equal([]);
            }
        }
    });

    it("are without a token of before, too", async () => {
        const session = sessionOf("sbc-a", { username: USERNAME, password: PASSWORD });
        refuse("");
        await thrownBy(getStatus(session, realIo()));
        token = "QW5vdGhlciB0b2tlbg==";
        for (const former of [TOKEN, token]) {
            refuse(former);
            const { message } = await thrownBy(getStatus(session, realIo(), 0));
            expect(message).to.include("no: [secret]");
        }
    });

    it("lose no half of a secret where a long text is cut", async () => {
        const session = sessionOf("sbc-a", { username: USERNAME, password: PASSWORD });
        for (let before = 170; before < 200; before += 1) {
            echo("x".repeat(before) + PASSWORD);
            expect((await getStatus(session, realIo())).hostName?.printed).to.not.include(PASSWORD.slice(0, 3));
        }
    });

    it("still tell nodes and roles where the password is a part of them", async () => {
        status = 200;
        body = statusXml({ hostName: "acme-sbc-a", peerName: "acme-sbc-b", role: "active", peerRole: "standby" });
        for (const password of ["acme", "active", "standby"]) {
            const seen = await getStatus(sessionOf("acme-sbc-a", { username: "user", password }), realIo());
            expect(seen).to.include({ role: "active", peerRole: "standby" });
            expect([seen.hostName?.raw, seen.peerName?.raw]).to.deep.equal(["acme-sbc-a", "acme-sbc-b"]);
        }
    });
});
