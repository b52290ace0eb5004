import { expect } from "chai";
import { timeFormOf } from "../../../simulator/dialect/timeForm.js";
import { startSimulator } from "../../../simulator/index.js";
import { administrator, call, openRaw, readUntil, textOf } from "../client.js";
import { peculiarReport } from "./peculiar.js";

describe("A simulated pair that speaks like a report", () => {
    it("writes a time in the form of an example, and orders times of that form", () => {
        const at = new Date("2026-04-04T10:14:09.235Z");
        const written: Readonly<Record<string, string>> = {
            "2018-09-05T08:41:55.0-0400": "2026-04-04T06:14:09.2-0400",
            "2018-09-05T08:41:55Z": "2026-04-04T10:14:09Z",
            "2018/09/05 08:41:55,123456 +02:00": "2026/04/04 12:14:09,235000 +02:00",
            "2018-09-05 08:41:55": "2026-04-04 10:14:09",
            "Apr 24 10:14:09.235": "Apr  4 10:14:09.235".replace("  ", " "),
            "Apr  3 10:14:09.235": "Apr  4 10:14:09.235",
            "Fri Apr  3 10:14:09 2026": "Sat Apr  4 10:14:09 2026",
            "Thu, 26 Nov 2026 12:00:00 GMT": "Sat, 04 Apr 2026 10:14:09 GMT",
            "24/04/2026 10:14:09": "04/04/2026 10:14:09",
            "04/24/2025 10:14:09": "04/04/2026 10:14:09",
            "1764158400": "1775297649",
            "1764158400123": "1775297649235",
        };
        for (const [example, expected] of Object.entries(written)) {
            const form = timeFormOf(example);
            expect(form?.write(at), example).to.equal(expected);
            const later = form?.write(new Date(at.getTime() + 60_000)) ?? "";
            expect(form?.read(later), example).to.be.greaterThan(form?.read(expected) ?? Infinity);
        }
        for (const odd of ["yesterday", "10:14", ""]) expect(timeFormOf(odd), odd).to.equal(undefined);
    });

    it("answers byte by byte as the report has it, at its own time: status line, headers in their order, chunks, refusals", async () => {
        const pair = await startSimulator({ like: peculiarReport(), now: () => new Date("2026-11-27T13:30:05Z") });
        try {
            const socket = await openRaw(pair, pair.nodes[0]);
            const login = `Host: sbc\r\nAuthorization: ${administrator}\r\n\r\n`;
            const head = (status: string) =>
                `HTTP/1.1 ${status}\r\nDate: Fri, 27 Nov 2026 13:30:05 GMT\r\nX-Frame-Options: SAMEORIGIN\r\n` +
                "Content-Type: text/xml;charset=UTF-8\r\nTransfer-Encoding: chunked\r\nServer: lighttpd/1.4.55\r\n\r\n";
            const refused = readUntil(socket, "0\r\n\r\n");
            socket.write(`POST /rest/v1.2/auth/token HTTP/1.1\r\n${login}`);
            const body =
                "<response><messages><message><errorMessage>unsupported version</errorMessage></message></messages></response>";
            const rest = body.length - 64;
            expect(await refused).to.equal(
                `${head("404 Not Found")}40\r\n${body.slice(0, 64)}\r\n${rest.toString(16)}\r\n${body.slice(64)}\r\n0\r\n\r\n`,
            );
            const granted = readUntil(socket, "0\r\n\r\n");
            socket.write(`POST /rest/v1.1/auth/token HTTP/1.1\r\n${login}`);
            expect(await granted).to.contain(`${head("200 Success")}40\r\n<response><data><session><accessToken>`);
            socket.destroy();
        } finally {
            await pair.stop();
        }
    });

    it("answers a switchover request with the headers of its devices, and without a body", async () => {
        const pair = await startSimulator({ like: peculiarReport(), timeScale: 0.002 });
        try {
            const [node] = pair.nodes;
            const at = (path: string, authorization: string) =>
                call(pair, node, `/rest/v1.1${path}`, { method: "POST", headers: { Authorization: authorization } });
            const token = textOf((await at("/auth/token", administrator)).body, "accessToken") ?? "";
            const { status, headers, body, error } = await at("/admin/switchover", `Bearer ${token}`);
            expect({ status, body, error }).to.deep.equal({ status: 204, body: "", error: undefined });
            expect(headers)
                .to.include({ server: "lighttpd/1.4.55" })
                .and.not.have.any.keys("transfer-encoding", "content-type");
            await pair.settled();
            expect(pair.nodes.map(({ role }) => role)).to.deep.equal(["STANDBY", "ACTIVE"]);
        } finally {
            await pair.stop();
        }
    });

    it("takes a word that nobody knows for the other role, if one node's is known", async () => {
        const like = peculiarReport((body) =>
            body.replaceAll("STANDBY <", "hot-spare <").replaceAll(">STANDBY<", ">hot-spare<"),
        );
        const pair = await startSimulator({ like, timeScale: 0.01 });
        try {
            expect(pair.nodes.map(({ role }) => role)).to.deep.equal(["ACTIVE", "hot-spare"]);
            pair.failOver();
            await pair.settled();
            expect(pair.nodes.map(({ role }) => role)).to.deep.equal(["hot-spare", "ACTIVE"]);
        } finally {
            await pair.stop();
        }
    });

    it("asks which node was active if neither word is known, and takes the answer", async () => {
        const like = peculiarReport((body) =>
            body.replaceAll(/( |>)STANDBY( |<)/g, "$1second$2").replaceAll(/( |>)ACTIVE( |<)/g, "$1first$2"),
        );
        let problem = "";
        await startSimulator({ like }).catch((error: Error) => (problem = error.message));
        expect(problem).to.contain("(first, second)").and.contain("--active");
        const pair = await startSimulator({ like, active: "host-2" });
        try {
            expect(pair.nodes.map(({ state, role }) => `${state} ${role}`)).to.deep.equal([
                "Standby first",
                "Active second",
            ]);
        } finally {
            await pair.stop();
        }
    });

    it("says what it could not learn, and what is no report", async () => {
        const like = peculiarReport((body) => body.replace(/<time>[^<]*/g, "<time>long ago"));
        const pair = await startSimulator({ like });
        expect(pair.dialectNotes).to.have.length(1);
        expect(pair.dialectNotes[0]).to.contain('"long ago"');
        await pair.stop();
        const report = peculiarReport() as { nodes: unknown[] };
        const mistakes: readonly (readonly [unknown, RegExp])[] = [
            ["text", /not of the form/],
            [{ ...report, format: "other" }, /not a report of doctor --bundle/],
            [{ ...report, version: 2 }, /version 2; this simulator reads version 1/],
            [{ ...report, nodes: report.nodes.slice(1) }, /two nodes/],
            [
                { ...report, nodes: report.nodes.map((node) => ({ ...(node as object), exchanges: [] })) },
                /no status of either node/,
            ],
            [peculiarReport((body) => body.replace("</role>", "")), /not well-formed/],
            [JSON.parse(JSON.stringify(report).replace("SAMEORIGIN", "x\\r\\nSet-Cookie: y")), /line break/],
        ];
        for (const [given, words] of mistakes) {
            let problem = "";
            await startSimulator({ like: given }).catch((error: Error) => (problem = error.message));
            expect(problem).to.match(words);
        }
    });
});
