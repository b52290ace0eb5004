import { expect } from "chai";
import { readFileSync } from "node:fs";
import { getPair } from "../../../provider/index.js";
import type { Simulator } from "../../../simulator/index.js";
import { openRaw, readUntil } from "../../simulator/client.js";
import { peculiarReport } from "../../simulator/dialect/peculiar.js";
import { LookedAt, PASSWORD } from "../lookAtPair.js";

const NODES = ["sbc-lis-a", "sbc-lis-b"] as const;
const NOW = new Date("2026-11-26T12:00:00Z");

/** What goes over the wire for one request, without what differs from second to second. */
async function answerOf(pair: Simulator, index: 0 | 1, method: string, path: string, authorization: string) {
    const node = pair.nodes[index];
    const socket = await openRaw(pair, node);
    socket.write(
        `${method} ${path} HTTP/1.1\r\nHost: sbc\r\nAuthorization: ${authorization}\r\nConnection: close\r\n\r\n`,
    );
    // How an answer ends is what is compared: the end is where nothing more comes.
    let quiet = setTimeout(() => socket.destroy(), 3000);
    socket.on("data", () => {
        clearTimeout(quiet);
        quiet = setTimeout(() => socket.destroy(), 60);
    });
    const text = await readUntil(socket, "never");
    return text
        .replace(/<(upTime|uptimeSeconds)>\d+/g, "<$1>")
        .replace(/\r\n[0-9a-f]+\r\n/g, "")
        .replace(/Content-Length: \d+/, "");
}

/** Each reply that a look reads, of each node. */
async function wire(pair: Simulator, version: string): Promise<string[]> {
    const answers: string[] = [];
    for (const index of [0, 1] as const) {
        const basic = `Basic ${Buffer.from(`admin:${PASSWORD}`).toString("base64")}`;
        const login = await answerOf(pair, index, "POST", `/rest/${version}/auth/token`, basic);
        const token = /<accessToken>([^<]*)</.exec(login)?.[1] ?? "";
        const paths = [
            `/rest/${version}/system/status`,
            "/rest/api/supportedversions",
            `/rest/${version}/statistics/kpis?type=globalSessions`,
            "/rest/v1.7/system/status",
        ];
        expect(token).to.match(/^[\w+/=]{20,}$/);
        answers.push(login.replace(token, ""));
        for (const path of paths) answers.push(await answerOf(pair, index, "GET", path, `Bearer ${token}`));
    }
    return answers;
}

async function seen(pair: Simulator) {
    const nodes = pair.nodes.map(({ name, address }) => ({ name, address }));
    const credentials = { username: "admin", password: PASSWORD };
    return await getPair({ nodes, credentials, tls: { caCertificate: pair.caCertificate } });
}

const VARIANTS: Readonly<Record<string, (body: string) => string>> = {
    "as no document has it": (body) => body,
    "with times to the second in UTC, and entries without a wrapping": (body) =>
        body
            .replace(/ +<\/?(list|entry)[^>]*>\n?|<\/?entry[^>]*>/g, "")
            .replace(/(\d\d):(\d\d)\.\d{3} \+0100/g, "$1:$2Z"),
    "with times as a system log has them": (body) =>
        body
            .replaceAll("2026-11-20 09:10:11.250 +0100", "Nov 20 09:10:11.250")
            .replaceAll("2026-11-19 23:00:00.000 +0100", "Nov 19 23:00:00.000"),
    "with prefixes, in one line, and lists that are empty": (body) =>
        body
            .replace(/<switchOverLogs>[^]*<\/switchOverLogs>/, "<x:switchOverLogs />")
            .replace(/<haSyncState>[^]*<\/haSyncState>/, "<haSyncState></haSyncState>")
            .replace(/\n\s*/g, ""),
};

describe("a report of doctor, and a pair that speaks like it", () => {
    for (const [what, change] of Object.entries(VARIANTS)) {
        it(`give the provider the same to see: a pair ${what}`, async () => {
            const options = { nodes: NODES, now: () => NOW, timeScale: 0.02 };
            const first = await LookedAt.start({ ...options, like: peculiarReport(change) });
            const again: LookedAt[] = [];
            try {
                // One move of its own, written in the dialect, is a part of the report.
                first.pair.failOver();
                await first.pair.settled();
                const file = first.file("report.json");
                const { err } = await first.run("doctor", ...first.options, "--bundle", file);
                expect(err).to.contain("report.json is written.");
                const like: unknown = JSON.parse(readFileSync(file, "utf8"));
                again.push(await LookedAt.start({ ...options, like }));
                const [second] = again;
                expect(second?.pair.apiVersions).to.deep.equal(["v1.1"]);
                expect(second?.pair.dialectNotes).to.deep.equal([]);
                if (second === undefined) return;
                expect(await wire(second.pair, "v1.1")).to.deep.equal(await wire(first.pair, "v1.1"));
                const report = await seen(first.pair);
                expect(report).to.include({ state: "ready", activeNode: "sbc-lis-b" });
                expect(await seen(second.pair)).to.deep.equal(report);
            } finally {
                for (const looked of [first, ...again]) await looked.stop();
            }
        }).timeout(30_000);
    }

    it("move calls in the dialect: roles, peers, counter, log and sessions are the pair's own", async () => {
        const looked = await LookedAt.start({ like: peculiarReport(), nodes: NODES, now: () => NOW });
        const { pair } = looked;
        try {
            expect(pair.nodes.map(({ role }) => role)).to.deep.equal(["ACTIVE", "STANDBY"]);
            pair.failOver("health");
            await pair.settled();
            const [, status = "", , kpis = ""] = (await wire(pair, "v1.1")).slice(5);
            expect(status)
                .to.contain("<role> ACTIVE </role>")
                .and.contain("<haPeerRole>STANDBY</haPeerRole>")
                .and.contain("<haSwitchOvers>18</haSwitchOvers>")
                .and.contain("<platform>software</platform>")
                .and.contain("<state>TRUE</state><name>tFOO</name>");
            // The newest entry is the first one here, wrapped as the others, at the device's own time.
            expect(status).to.match(
                /<list>\s+<entry id="2"><switchOver><time>2026-11-26 13:00:00\.000 \+0100<\/time><oldState>STANDBY<\/oldState><newState>BECOMINGACTIVE<\/newState><info>[^<]*unacceptable health \(70\)<\/info><\/switchOver><\/entry>\s+<entry id="2"><switchOver><time>2026-11-20 /,
            );
            expect(kpis).to.contain("<sysGlobalConSessions> 230 </sysGlobalConSessions>");
            pair.setSync("tFOO", "false", "sbc-lis-b");
            expect((await wire(pair, "v1.1"))[6]).to.contain("<state>FALSE</state><name>tFOO</name>");
        } finally {
            await looked.stop();
        }
    });
});
