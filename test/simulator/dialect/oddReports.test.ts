import { expect } from "chai";
import { getPair } from "../../../provider/index.js";
import { answerFormOf } from "../../../simulator/dialect/answerForm.js";
import { rawAnswer } from "../../../simulator/http/framing.js";
import { startSimulator, type Simulator } from "../../../simulator/index.js";
import { administrator, call } from "../client.js";
import { peculiarReport } from "./peculiar.js";

interface Report {
    readonly nodes: readonly { exchanges: readonly { request: string; answer?: Record<string, unknown> }[] }[];
}

/** The report with each answer to such a request changed. */
function withAnswers(path: RegExp, change: (answer: Record<string, unknown>, body: string) => object): object {
    const { nodes, ...report } = peculiarReport() as Report;
    const changed = nodes.map((node) => ({
        ...node,
        exchanges: node.exchanges.map(({ request, answer = {} }) => ({
            request,
            answer: path.test(request) ? { ...answer, ...change(answer, String(answer["body"])) } : answer,
        })),
    }));
    return { ...report, nodes: changed };
}

const withBody = (path: RegExp, change: (body: string) => string) =>
    withAnswers(path, (_answer, body) => ({ body: change(body) }));

async function simulated<T>(like: object, use: (pair: Simulator) => Promise<T>): Promise<T> {
    const pair = await startSimulator({ like, timeScale: 0.01, now: () => new Date("2026-11-26T12:00:00Z") });
    try {
        return await use(pair);
    } finally {
        await pair.stop();
    }
}

function look(pair: Simulator) {
    const nodes = pair.nodes.map(({ name, address }) => ({ name, address }));
    const credentials = { username: "admin", password: "acme-packet" };
    return getPair({ nodes, credentials, tls: { caCertificate: pair.caCertificate } });
}

async function bodyOf(pair: Simulator, path: string): Promise<string> {
    const [node] = pair.nodes;
    const at = { method: "POST", headers: { Authorization: administrator } };
    const login = await call(pair, node, "/rest/v1.1/auth/token", at);
    const [, token] = /<accessToken>(?:<!\[CDATA\[)?([^<\]]*)/.exec(login.body) ?? [];
    return (await call(pair, node, `/rest/v1.1${path}`, { headers: { Authorization: `Bearer ${token}` } })).body;
}

const STATUS = /system\/status/;
const KPIS = /statistics\/kpis/;

describe("A simulated pair that speaks like a report of a pair in trouble", () => {
    const withoutNode = (gone: number) => {
        const report = peculiarReport() as Report;
        return {
            ...report,
            nodes: report.nodes.map((node, index) => (index === gone ? { ...node, exchanges: [] } : node)),
        };
    };
    const bothSay = (role: string) =>
        withBody(STATUS, (body) =>
            body.replace(/<role>[^<]*/, `<role>${role}`).replace(/<haPeerRole>[^<]*/, "<haPeerRole>STANDBY"),
        );
    const reports: Readonly<Record<string, object>> = {
        "of which the first node gave no answer": withoutNode(0),
        "of which the second node gave no answer": withoutNode(1),
        "of which both nodes were active": bothSay("ACTIVE"),
        "of which both nodes were standby": bothSay("STANDBY"),
        "of which one status was too long to be in it": withAnswers(STATUS, (_answer, body) =>
            body.includes("<hostName>host-1") ? { body: undefined } : {},
        ),
    };
    for (const [what, like] of Object.entries(reports))
        it(`is ready, and its nodes agree, before and after calls move: ${what}`, async () => {
            await simulated(like, async (pair) => {
                const before = await look(pair);
                expect(before.state, before.description).to.equal("ready");
                pair.failOver();
                await pair.settled();
                const after = await look(pair);
                expect(after, after.description).to.include({ state: "ready", activeNode: before.standbyNode });
            });
        });
});

describe("A simulated pair that speaks like a report in an odd form", () => {
    it("answers a body that is no markup as it came, and goes on", async () => {
        await simulated(
            withBody(KPIS, (body) => body.replace("</data>", "")),
            async (pair) => {
                expect(await bodyOf(pair, "/statistics/kpis?type=globalSessions")).to.contain("</kpi></response>");
                expect((await look(pair)).state).to.equal("ready");
            },
        );
    });

    it("leaves an element empty that was", async () => {
        const like = withBody(KPIS, (body) => body.replace(/(<sysGlobalConSessions>)[^<]*/, "$1"));
        const body = await simulated(like, (pair) => bodyOf(pair, "/statistics/kpis?type=globalSessions"));
        expect(body).to.contain("<sysGlobalConSessions></sysGlobalConSessions>");
    });

    it("keeps sections of character data and escaped words, and means the same by them", async () => {
        const section = (body: string) =>
            body
                .replace(/<(role|hostName|accessToken)>\s*([^<]*?)\s*</g, "<$1><![CDATA[$2]]><")
                .replace("tFOO", "t&amp;FOO");
        await simulated(
            withBody(/./, (body) => section(body)),
            async (pair) => {
                expect((await look(pair)).state).to.equal("ready");
                pair.failOver();
                await pair.settled();
                expect((await look(pair)).activeNode).to.equal("host-2");
                const status = await bodyOf(pair, "/system/status");
                expect(status)
                    .to.contain("<role><![CDATA[STANDBY]]></role>")
                    .and.contain("<hostName><![CDATA[host-1]]></hostName>")
                    .and.contain("<name>t&amp;FOO</name>");
            },
        );
    });

    it("writes the month before the day where one entry tells", async () => {
        const like = withBody(STATUS, (body) =>
            body
                .replace("2026-11-20 09:10:11.250 +0100", "10/11/2026 09:10:11")
                .replace("2026-11-19 23:00:00.000 +0100", "09/30/2026 23:00:00"),
        );
        await simulated(like, async (pair) => {
            pair.failOver();
            await pair.settled();
            expect(await bodyOf(pair, "/system/status")).to.contain("<time>11/26/2026 12:00:00</time>");
        });
    });

    it("has no reason in a status line that had none", () => {
        const answer = { status: 200, headers: [], ends: "length", chunks: [], body: "" } as const;
        for (const reason of ["", "OK", "Success"]) {
            const statusLine = `HTTP/1.1 200 ${reason}`;
            const form = answerFormOf({ ...answer, statusLine });
            expect(rawAnswer({ status: 200, form }, new Date()).split("\r\n")[0]).to.equal(statusLine);
        }
    });
});
