import { expect } from "chai";
import { startHttps } from "../provider/ownServer.js";
import { errorXml, statusXml, tokenXml } from "../provider/statusXml.js";
import { declare, Lifecycle } from "./lifecycle.js";
import { leaksIn, PASSWORD, secretsWith } from "./secretForms.js";
import { stopped } from "../provider/stopped.js";

const TOKEN = "YWRtaW4sYWRtaW4+/2018-08-09==";
const ALL = [...secretsWith([TOKEN]).values()].join(" ; ");

type Answer = readonly [status: number, body: string];
type Answers = (path: string, node: Node) => Answer | undefined;
interface Node {
    readonly name: string;
    readonly peerName: string;
    role: string;
}

/** The body of a pair's status whose every word of free text repeats `secret`. */
const wordsWith = (secret: string, { name, role, peerName }: Node, time = "2018-09-05T08:41:55.0-0400") =>
    statusXml({
        hostName: name,
        role,
        peerName,
        sync: { [secret]: "true" },
        log: [{ info: `forced by ${secret}`, oldState: secret, newState: secret, time }],
    });

describe("a device that repeats credentials and tokens", function () {
    this.timeout(30_000);
    const keep = stopped(after);

    /** Two nodes that answer well, but for what `answers` says. */
    async function startPair(answers: Answers) {
        const nodes: Node[] = [
            { name: "sbc-a", peerName: "sbc-b", role: "active" },
            { name: "sbc-b", peerName: "sbc-a", role: "standby" },
        ];
        const started = await Promise.all(
            nodes.map((node) =>
                startHttps((request, response) => {
                    const path = request.url?.split("/").at(-1) ?? "";
                    const [status, body] = answers(path, node) ?? good(path, node);
                    if (path === "switchover" && status < 300)
                        for (const one of nodes) one.role = one.role === "active" ? "standby" : "active";
                    response.writeHead(status).end(body);
                }),
            ),
        );
        started.forEach(keep);
        return declare(
            started.map(({ endpoint }, at) => ({
                name: nodes[at]?.name ?? "",
                address: `127.0.0.1:${endpoint.port}`,
                tls: endpoint.tls,
            })),
        );
    }
    const good = (path: string, node: Node): Answer => {
        if (path === "token") return [200, tokenXml(TOKEN)];
        return path === "status" ? [200, wordsWith("nothing", node)] : [204, ""];
    };

    const echoes: Record<string, Answers> = {
        "in the refusal of a login": (path) => (path === "token" ? [401, errorXml(ALL)] : undefined),
        "in the refusal of a user": (path) => (path === "token" ? [403, errorXml(ALL)] : undefined),
        "in an error at login": (path) => (path === "token" ? [500, errorXml(ALL)] : undefined),
        "in a token that can't be sent": (path) => (path === "token" ? [200, tokenXml(`${PASSWORD}\n`)] : undefined),
        "in an error in place of a status": (path) => (path === "status" ? [400, errorXml(ALL)] : undefined),
        "in the refusal of a token": (path) => (path === "status" ? [401, errorXml(ALL)] : undefined),
        "in the refusal of a switchover": (path) => (path === "switchover" ? [403, errorXml(ALL)] : undefined),
        "in an error in place of a switchover": (path) => (path === "switchover" ? [500, errorXml(ALL)] : undefined),
        "as its role": (path, node) => (path === "status" ? [200, wordsWith("x", { ...node, role: ALL })] : undefined),
        "as its name": (path, node) => (path === "status" ? [200, wordsWith("x", { ...node, name: ALL })] : undefined),
        "as its peer's name": (path, node) =>
            path === "status" ? [200, wordsWith("x", { ...node, peerName: ALL })] : undefined,
        "in its log": (path, node) => (path === "status" ? [200, wordsWith(ALL, node)] : undefined),
    };
    for (const [where, answers] of Object.entries(echoes)) {
        it(`${where} finds none of them printed, thrown or recorded`, async () => {
            const life = new Lifecycle();
            await life.run(await startPair(answers));
            expect(leaksIn(life.said, [TOKEN])).to.deep.equal([]);
            expect(JSON.stringify(life.said)).to.include(
                where === "in a token that can't be sent" ? "token" : "[secret]",
            );
        });
    }

    it("still gets its switchover, and its log is recorded with the secrets taken out", async () => {
        const life = new Lifecycle();
        await life.run(await startPair(echoes["in its log"] ?? (() => undefined)));
        const [, created] = life.said.find(([where]) => where === "the reply to create") ?? [];
        expect(created).to.have.nested.property("outs.activeNode", "sbc-b");
        expect(created).to.have.nested.property("outs.lastSwitchover.info").that.includes("forced by [secret]");
    });
});
