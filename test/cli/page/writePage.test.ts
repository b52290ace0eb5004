import { expect } from "chai";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { runCliWith } from "../runCli.js";
import { exportOf, pairResource } from "../stack/exports.js";

describe("pulumi-oracle-sbc report --stack --html", () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-write-page-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const page = join(folder, "topology.html");
    afterEach(() => rmSync(page, { force: true }));

    /** With a Pulumi CLI that prints this for `stack export` and `config`; what is absent fails. */
    const run = async (printed: { readonly export?: object; readonly config?: object }, ...args: readonly string[]) => {
        const answers = JSON.stringify({ stack: printed.export, config: printed.config });
        const program = `#!${process.execPath}
            const answer = ${answers}[process.argv[2]];
            if (answer) process.stdout.write(JSON.stringify(answer));
            else { process.stderr.write("error: it is not there"); process.exitCode = 255; }`;
        writeFileSync(join(folder, "pulumi"), program, { mode: 0o755 });
        const env = {
            PATH: `${folder}${delimiter}${process.env["PATH"]}`,
            ORACLE_SBC_USERNAME: "",
            ORACLE_SBC_PASSWORD: "",
        };
        const command = runCliWith(env, "report", ...args);
        return { code: await command.exited, ...command.output() };
    };
    const stack = { export: exportOf(pairResource("plugin", "chicago-1")), config: {} };
    const asked = ["--stack", "prod", "--html", page];

    it("writes the page of what is recorded, with the stack's freeze, and tells how many pairs need attention", async () => {
        const config = { "oracle-sbc:freeze": { value: "CHG-99", secret: false } };
        const { code, out, err } = await run({ ...stack, config }, ...asked);
        expect([code, err]).to.deep.equal([0, ""]);
        expect(out).to.equal(`${page}: 1 pair, 1 in need of attention.\n`);
        expect(readFileSync(page, "utf8")).to.contain("“CHG-99”").and.contain("chicago-1");
        expect(readdirSync(folder).sort()).to.deep.equal(["pulumi", "topology.html"]);
    });

    it("shows a freeze that the configuration has encrypted as [secret], also if Pulumi decrypted it for --live", async () => {
        const config = {
            "oracle-sbc:freeze": { value: "cipher-freeze", secret: true },
            "oracle-sbc:freezeUntil": { value: "2099-01-01T00:00:00Z", secret: false },
            "oracle-sbc:username": { value: "gitops", secret: false },
            "oracle-sbc:password": { value: "cipher-password", secret: true },
        };
        for (const more of [[], ["--live"]]) {
            const { code } = await run({ export: exportOf(), config }, ...asked, ...more);
            expect(code).to.equal(0);
            expect(readFileSync(page, "utf8")).to.contain("<b>Freeze:</b> “[secret]” until").and.not.contain("cipher");
        }
    });

    it("writes it without the stack's configuration too, and says there what is not known", async () => {
        const { code } = await run({ export: stack.export }, ...asked);
        expect(code).to.equal(0);
        expect(readFileSync(page, "utf8")).to.contain("Whether the stack is frozen is not known.");
    });

    it("looks at the nodes with --live, and says of each that gives no answer why, without a warning of Node.js", async () => {
        // Ports that no service has.
        const nodesOf = (index: number) => [
            { name: "sbc-a", address: `127.0.0.2:${index + 1}` },
            { name: "sbc-b", address: `127.0.0.3:${index + 1}` },
        ];
        const names = Array.from({ length: 12 }, (_, index) => `pair-${index}`);
        const pairs = names.map((name, index) =>
            pairResource("plugin", name, { inputs: { nodes: nodesOf(index), activeNode: "sbc-a" } }),
        );
        const config = {
            "oracle-sbc:username": { value: "gitops", secret: false },
            "oracle-sbc:password": { value: "cipher-password", secret: true },
        };
        const { code, out, err } = await run({ export: exportOf(...pairs), config }, ...asked, "--live");
        expect([code, err]).to.deep.equal([0, ""]);
        expect(out).to.contain("12 pairs, 12 in need of attention");
        const text = readFileSync(page, "utf8");
        expect(text).to.contain("Where calls are can&#39;t be seen.").and.contain("ECONNREFUSED");
        expect(text).not.to.contain("cipher-password").and.not.contain("Calls are on");
    });

    it("ends with 1, and leaves the page of before, if Pulumi does not give the stack", async () => {
        writeFileSync(page, "before");
        const { code, err } = await run({}, ...asked);
        expect(code).to.equal(1);
        expect(err).to.contain("it is not there");
        expect(readFileSync(page, "utf8")).to.equal("before");
    });

    it("ends with 1 if the page can't be written, and leaves nothing behind", async () => {
        const { code, err } = await run(stack, "--stack", "prod", "--html", join(folder, "none", "page.html"));
        expect(code).to.equal(1);
        expect(err).to.match(/none.page\.html can't be written \(ENOENT\)\. Name another file with --html\./);
        expect(readdirSync(folder)).to.deep.equal(["pulumi"]);
    });

    it("ends with 2, and writes nothing, for options that can't be used, and for --live without a REST user", async () => {
        for (const [args, fact] of [
            [["--html", page], /give its name with --stack/],
            [["--stack", "prod", "--live"], /Give the file to write with --html/],
            [[...asked, "--lives"], /Unknown option '--lives'/],
            [[...asked, "--live"], /No REST user is known/],
        ] as const) {
            const { code, err } = await run(stack, ...args);
            expect(code, err).to.equal(2);
            expect(err).to.match(fact).and.contain("report --help");
        }
        expect(existsSync(page)).to.equal(false);
    });

    it("has a help that tells its exit codes", async () => {
        const { code, out } = await run({}, "--html", "x", "--help");
        expect(code).to.equal(0);
        expect(out).to.contain("Exit code: 0 the page is written");
    });
});
