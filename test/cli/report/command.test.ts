import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { digest, type DigestPair } from "./digest.js";

const CLI = join(__dirname, "../../../cli/index.js");

function report(input: string | Buffer, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "report", ...args], { input });
    return { code: status, out: stdout.toString(), err: stderr.toString() };
}

const said = (name: string, rest: string): DigestPair => ({
    name,
    before: `${name}-a`,
    message: `${name}-a/${name}-b: ${rest}`,
});
const NEEDED = said("chi", "NEEDED. Calls are on chi-a; desired chi-b.\n6 of 6 preconditions met:");
const REFUSED = said("chi", "REFUSED. Calls are on chi-a; desired chi-b.");
const DARK = said("chi", "NOT SEEN. Where calls are can't be seen.");
const DRIFT = said("chi", "NEEDED. Calls are on chi-a; desired chi-b.\nThe device moved calls there by itself.");
const OPEN = said("chi", "OPEN. Calls are on chi-a.");

/** The same as one event a line. */
function events(pairs: readonly DigestPair[], result: string): string {
    const { config, steps, diagnostics, changeSummary } = JSON.parse(digest(pairs)) as {
        readonly config: object;
        readonly steps: readonly { op: string; urn: string; oldState?: object; newState?: object }[];
        readonly diagnostics: readonly object[];
        readonly changeSummary: object;
    };
    const metadata = steps.map(({ op, urn, oldState, newState }) => ({
        op,
        urn,
        old: oldState ?? null,
        new: newState,
    }));
    const all = [
        { preludeEvent: { config } },
        ...metadata.map((each) => ({ resourcePreEvent: { metadata: each } })),
        ...diagnostics.map((each) => ({ diagnosticEvent: each })),
        { diagnosticEvent: { prefix: "debug: ", message: "error: not shown", severity: "debug" } },
        { summaryEvent: { resourceChanges: changeSummary, result } },
        { cancelEvent: {} },
    ];
    return all.map((event, sequence) => `${JSON.stringify({ sequence, timestamp: 1, ...event })}\n`).join("");
}

describe("pulumi-oracle-sbc report", () => {
    it("prints Markdown of what is piped in, and ends with 0", () => {
        const { code, out, err } = report(digest([NEEDED]));
        expect({ code, err }).to.deep.equal({ code: 0, err: "" });
        expect(out).to.match(
            /^### SBC pairs[^]*1 switchover would be requested[^]*\| `chi` \| `chi-a` \| `chi-b` \| \*\*NEEDED/,
        );
    });

    it("reads a file, in UTF-16 too, as PowerShell writes it, and after a line of a wrapper", () => {
        const folder = mkdtempSync(join(tmpdir(), "report-"));
        const file = join(folder, "preview.json");
        const forms = [
            digest([NEEDED]),
            Buffer.from(`\ufeff${digest([NEEDED])}`, "utf16le"),
            `> preview\n${digest([NEEDED])}`,
        ];
        for (const content of forms) {
            writeFileSync(file, content);
            const { code, out } = report("", "--file", file, "--format", "text");
            expect(code).to.equal(0);
            expect(out).to.contain("chi: NEEDED");
        }
        rmSync(folder, { recursive: true });
        expect(report("", "--file", file))
            .to.deep.include({ code: 2 })
            .and.to.have.property("err")
            .that.contains("ENOENT");
    });

    it("ends with 1 if the input is empty, cut or no preview, and prints no report", () => {
        const whole = digest([NEEDED]);
        const inputs: readonly (readonly [string, RegExp])[] = [
            ["", /^The input is empty/],
            [" \n", /^The input is empty/],
            [whole.slice(0, -20), /^The input is not whole/],
            [whole.slice(0, 1), /^The input is not whole/],
            ["error: no stack selected", /^The input is not whole/],
            ["{}", /has no steps/],
            ['{"steps":{}}', /has no steps/],
            [
                '{"diagnostics":[{"message":"error: of the backend\\u001b[1m","severity":"error"}]}',
                /failed before.*of the backend$/m,
            ],
            [events([NEEDED], "succeeded").split("\n").slice(0, -2).join("\n"), /last event is missing/],
            [events([NEEDED], "succeeded").slice(0, -10), /a line is no JSON/],
        ];
        for (const [input, why] of inputs) {
            const { code, out, err } = report(input);
            expect({ code, out }, input.slice(0, 60)).to.deep.equal({ code: 1, out: "" });
            expect(err).to.match(why);
        }
    });

    it("ends with 1 after a preview that failed, with the report of what was seen", () => {
        for (const input of [digest([{ ...REFUSED, severity: "error" }]), events([REFUSED], "failed")]) {
            const { code, out } = report(input, "--format", "text", "--fail-on", "refused");
            expect(code).to.equal(1);
            expect(out).to.match(/The preview failed\.[^]*chi: REFUSED/);
        }
    });

    it("reads the form of one event a line", () => {
        const { code, out } = report(events([NEEDED], "succeeded"), "--format", "json");
        expect(code).to.equal(0);
        const { totals, errors } = JSON.parse(out) as { totals: object; errors: unknown[] };
        expect(totals).to.include({ needed: 1 });
        expect(errors).to.deep.equal([]);
    });

    it("ends with 3 if --fail-on names what there is", () => {
        const cases: readonly (readonly [DigestPair, string, number])[] = [
            [REFUSED, "refused", 3],
            [REFUSED, "unreachable,drift,needed,open", 0],
            [DARK, "unreachable", 3],
            [DARK, "refused, unreachable", 3],
            [DARK, "refused,drift", 0],
            [DRIFT, "drift", 3],
            [DRIFT, "refused,unreachable", 0],
            [NEEDED, "refused,unreachable,drift", 0],
            [NEEDED, "needed", 3],
            [OPEN, "open", 3],
            [OPEN, "refused,unreachable,drift", 0],
        ];
        for (const [pair, kinds, code] of cases)
            expect(report(digest([pair]), "--fail-on", kinds).code, `${pair.message}, ${kinds}`).to.equal(code);
        const twice = ["--fail-on", "unreachable", "--fail-on", "refused"];
        for (const pair of [DARK, REFUSED]) expect(report(digest([pair]), ...twice).code).to.equal(3);
    });

    it("ends with 2 if an option can't be used", () => {
        for (const args of [
            ["--format", "pdf"],
            ["--format", "constructor"],
            ["--fail-on", "red"],
            ["--fail-on", ""],
            ["--page"],
            ["a"],
        ]) {
            const { code, out, err } = report(digest([NEEDED]), ...args);
            expect({ code, out }, args.join(" ")).to.deep.equal({ code: 2, out: "" });
            expect(err).to.contain("report --help lists the options");
        }
    });

    it("explains itself", () => {
        const { code, out } = report("", "--help");
        expect(code).to.equal(0);
        for (const fact of ["pipefail", "--fail-on", "Exit code: 0", "60,000"]) expect(out).to.contain(fact);
    });
});
