import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { leakIn } from "../../../cli/doctor/bundle/leaks.js";
import { makeReport } from "../../../cli/doctor/bundle/report.js";
import { peculiarReport } from "../../simulator/dialect/peculiar.js";
import { ROOT } from "../../structure/sourceFiles.js";
import { LookedAt } from "../lookAtPair.js";
import { runCli } from "../runCli.js";
import { examined, SECRETS } from "./examined.js";

/** The report with other texts in it, wherever they stand. */
function changed(...changes: readonly (readonly [from: string, to: string])[]): object {
    const text = changes.reduce(
        (all, [from, to]) => all.replaceAll(inJson(from), inJson(to)),
        JSON.stringify(peculiarReport()),
    );
    return JSON.parse(text) as object;
}

/** A part of the JSON itself, or of a text in it. */
function inJson(part: string): string {
    return /^["[]/.test(part) || part === "" ? part : JSON.stringify(part).slice(1, -1);
}

describe("doctor, at devices that speak in other ways", () => {
    const looked = async (like: object, ...args: readonly string[]) => {
        const pair = await LookedAt.start({ like });
        try {
            return await pair.run("doctor", ...pair.options, ...args);
        } finally {
            await pair.stop();
        }
    };
    const findings = (out: string, topic: string) =>
        [...out.matchAll(new RegExp(`^  (ok|not ok|not known) +${topic} +(.*)$`, "gm"))].map(
            ([, word, fact]) => `${word}: ${fact}`,
        );

    it("says that times of a log can't be read, and what follows", async () => {
        const { exitCode, out } = await looked(peculiarReport());
        expect(exitCode).to.equal(1);
        const odd = 'not ok: 2 of 2 can\'t be read, such as "2026-11-20 09:10:11.250 +0100"';
        expect(findings(out, "log times")).to.deep.equal([odd, odd]);
        expect(out.replace(/\s+/g, " ")).to.contain("preconditions.cooldownSeconds would not be met");
    });

    it("says that a Date is none, that an element stands there twice, and what is not known here", async () => {
        const { out } = await looked(
            changed(
                ["Thu, 26 Nov 2026 12:00:00 GMT", "noon"],
                [
                    "<systemState>ONLINE</systemState>",
                    "<systemState>ONLINE</systemState><systemState>OFFLINE</systemState>",
                ],
            ),
        );
        expect(findings(out, "Date")).to.deep.equal(Array(2).fill("not ok: the header is there and is no HTTP date"));
        expect(findings(out, "systemState")[0]).to.match(/^not ok: there, but it can't be read/);
        expect(findings(out, "other elements")).to.deep.equal(Array(2).fill("not known: platform"));
    });

    it("says that replies end with the connection, and takes them all the same", async () => {
        const like = changed(['["Transfer-Encoding","chunked"],', ""], ['"ends":"chunked"', '"ends":"connection"']);
        const { out } = await looked(like);
        expect(findings(out, "framing")[0]).to.equal("not ok: 6 of 6 replies do not end as their headers say");
        expect(findings(out, "role word")).to.deep.equal(['ok: "ACTIVE"', 'ok: "STANDBY"']);
    });

    it("compares a slow answer with freshSeconds", async () => {
        const slow = await LookedAt.start();
        try {
            slow.pair.setFault({ name: "slow", node: "sbc-a", endpoint: "status", delayMs: 3200 });
            slow.pair.setFault({ name: "slow", node: "sbc-b", endpoint: "status", delayMs: 1700 });
            const { out } = await slow.run("doctor", ...slow.options);
            const [first, second] = findings(out, "response time");
            expect(first).to.match(/^not ok: 3\.\d s for the status; freshSeconds is 3$/);
            expect(second).to.match(/^not known: 1\.\d s /);
        } finally {
            await slow.stop();
        }
    }).timeout(20_000);

    it("reads replies that are made to take long in no time, and writes no report of more names than a device has", () => {
        const nodes = (body: string) => {
            const [first, second] = examined(SECRETS);
            const at = (exchanges: (typeof first)["exchanges"]) => exchanges.map((exchange) => ({ ...exchange, body }));
            return [
                { ...first, exchanges: at(first.exchanges) },
                { ...second, exchanges: at(second.exchanges) },
            ] as const;
        };
        const odd = [
            ":".repeat(9000),
            `a${".".repeat(9000)}b`,
            "<".repeat(9000),
            `<a ${"=".repeat(9000)}`,
            " ".repeat(9000),
            "1.".repeat(9000),
            "&#x".repeat(9000),
        ];
        const started = performance.now();
        for (const body of odd)
            makeReport({ nodes: nodes(`<response><data><info>${body}</info></data></response>`) }, SECRETS);
        expect(performance.now() - started).to.be.lessThan(15_000);
        const many = Array.from({ length: 1200 }, (_, index) => `10.1.${index >> 8}.${index & 255}`).join(" ");
        expect(() => makeReport({ nodes: nodes(many) }, SECRETS)).to.throw("more than 1000 names");
        const long = makeReport({ nodes: nodes("x".repeat(200_000)) }, SECRETS);
        expect(long.text).to.contain('"tooLongBody": 200000').and.not.contain("xxxx");
    }).timeout(40_000);

    it("finds a name in each encoding, which keeps a report from being written", () => {
        const name = "sbc-zürich-a";
        const bytes = Buffer.from(name);
        const spelt = [
            name.toUpperCase(),
            bytes.toString("base64"),
            bytes.toString("base64url"),
            Buffer.from(`x${name}y`).toString("base64").replace(/=+$/, ""),
            bytes.toString("hex").toUpperCase(),
            (bytes.toString("hex").match(/../g) ?? []).join(":"),
            encodeURIComponent(name),
            [...name].map((each) => `&#${each.codePointAt(0)};`).join(""),
            JSON.stringify(name).replace("ü", "\\u00fc"),
            name.normalize("NFD"),
        ];
        for (const text of spelt) expect(leakIn(`<a>${text}</a>`, [name]), text).to.equal(name);
        expect(leakIn("<a>sbc-genf-a</a>", [name])).to.equal(undefined);
    });

    it("lets no word of a report that is simulated reach the terminal as anything but text", async () => {
        const place = await LookedAt.start();
        const file = place.file("hostile.json");
        const simulated = async (like: object) => {
            writeFileSync(file, JSON.stringify(like));
            const run = runCli("simulate", "--like", file);
            const out = await run.printed("-X POST https");
            run.child.kill("SIGINT");
            await run.exited;
            return `${out}${run.output().err}`;
        };
        try {
            const word = "\u001b[31mSPARE\u202e";
            const shown = await simulated(changed(["STANDBY", word]));
            expect(shown).to.contain("?[31mSPARE?").and.not.contain(word);
            expect(await simulated(changed(["host-1", word])))
                .to.contain("must consist of letters")
                .and.not.contain(word);
            const neither = await simulated(changed(["STANDBY", word], ["ACTIVE", `${word}2`]));
            expect(neither).to.contain("--active").and.not.contain("\u001b");
        } finally {
            await place.stop();
        }
    }).timeout(20_000);

    it("is loaded for an examination alone", () => {
        const program = `require("pulumi-oracle-sbc/provider"); console.log(Object.keys(require.cache).filter((file) => /examination/.test(file)).length)`;
        expect(execFileSync(process.execPath, ["-e", program], { cwd: ROOT, encoding: "utf8" }).trim()).to.equal("0");
        expect(readFileSync(`${ROOT}/bin/plugin/pulumi-resource-oracle-sbc`, "utf8")).not.to.contain("examinePair");
    });
});
