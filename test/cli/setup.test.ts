import { expect } from "chai";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { runCli } from "./runCli.js";

const INSTALLED = "node_modules/pulumi-oracle-sbc/bin/plugin";
const PROJECT = "name: topology # of the sites\nruntime: yaml\n\n# what each site has\nresources: {}\n";
const ENTRY = { name: "oracle-sbc", path: INSTALLED };

describe("pulumi-oracle-sbc setup", () => {
    let folder: string;
    let file: string;
    beforeEach(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "project-")));
        file = join(folder, "Pulumi.yaml");
        mkdirSync(join(folder, INSTALLED), { recursive: true });
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const read = () => readFileSync(file, "utf8");
    const run = async (...args: readonly string[]) => {
        const cli = runCli("setup", "--no-install", "--directory", folder, ...args);
        const exitCode = await cli.exited;
        return { exitCode, ...cli.output() };
    };
    const providersIn = (text: string) => (parse(text) as { plugins: { providers: unknown[] } }).plugins.providers;

    it("adds the plugin's lines at the end, and leaves every character before them as it was", async () => {
        writeFileSync(file, PROJECT);
        const { exitCode, out } = await run();
        expect({ exitCode, out }).to.deep.equal({
            exitCode: 0,
            out: `${file}: added plugins.providers, oracle-sbc at ${INSTALLED}.\n`,
        });
        expect(read().startsWith(PROJECT)).to.equal(true);
        expect(providersIn(read())).to.deep.equal([ENTRY]);
    });

    it("does nothing the second time", async () => {
        writeFileSync(file, PROJECT);
        await run();
        const once = read();
        expect(await run()).to.deep.include({ exitCode: 0, out: `${file} names the plugin already: ${INSTALLED}.\n` });
        expect(read()).to.equal(once);
    });

    it("says with --check whether it would write, and writes nothing", async () => {
        writeFileSync(file, PROJECT);
        const before = await run("--check");
        expect(before.exitCode).to.equal(1);
        expect(before.err).to.contain(`does not name the plugin at ${INSTALLED}`);
        expect(read()).to.equal(PROJECT);
        await run();
        expect((await run("--check")).exitCode).to.equal(0);
    });

    it("joins the providers that are there, and keeps comments and indentation", async () => {
        const others = "plugins:\n  # our own\n  providers:\n    - name: other # keep\n      path: ./other\n";
        writeFileSync(file, PROJECT + others);
        expect((await run()).exitCode).to.equal(0);
        expect(providersIn(read())).to.deep.equal([{ name: "other", path: "./other" }, ENTRY]);
        expect(read()).to.contain(PROJECT + others);
    });

    it("joins plugins that have no providers yet", async () => {
        const others = "plugins:\n  languages:\n    - name: yaml\n      path: ./yaml\n";
        for (const [text, rest] of [
            [others, { languages: [{ name: "yaml", path: "./yaml" }] }],
            ["plugins:\n", {}],
            ["plugins: {}\n", {}],
        ] as const) {
            writeFileSync(file, PROJECT + text);
            expect((await run()).exitCode).to.equal(0);
            expect(parse(read())).to.deep.equal({
                ...(parse(PROJECT) as object),
                plugins: { ...rest, providers: [ENTRY] },
            });
        }
    });

    it("corrects a path that is another one", async () => {
        writeFileSync(file, `${PROJECT}plugins:\n  providers:\n    - name: oracle-sbc\n      path: ../old # moved\n`);
        expect((await run()).out).to.contain(`changed the path of oracle-sbc in plugins.providers to ${INSTALLED}`);
        expect(providersIn(read())).to.deep.equal([ENTRY]);
    });

    it("finds a package that is installed further up, and a project from a folder within it", async () => {
        const inner = join(folder, "stacks", "chicago");
        mkdirSync(join(inner, "src"), { recursive: true });
        file = join(inner, "Pulumi.yaml");
        writeFileSync(file, PROJECT);
        expect((await run("--directory", join(inner, "src"))).exitCode).to.equal(0);
        expect(providersIn(read())).to.deep.equal([{ ...ENTRY, path: `../../${INSTALLED}` }]);
    });

    it("takes a path that is given, for a plugin that npm did not install", async () => {
        rmSync(join(folder, "node_modules"), { recursive: true });
        writeFileSync(file, PROJECT);
        expect((await run("--path", "../plugins: of ours")).exitCode).to.equal(0);
        expect(providersIn(read())).to.deep.equal([{ ...ENTRY, path: "../plugins: of ours" }]);
    });

    it("writes into Pulumi.json, which Pulumi takes before a Pulumi.yaml beside it", async () => {
        writeFileSync(file, PROJECT);
        file = join(folder, "Pulumi.json");
        writeFileSync(file, '{\r\n\t"name": "topology",\r\n\t"runtime": "yaml"\r\n}');
        expect((await run()).out).to.equal(`${file}: added plugins.providers, oracle-sbc at ${INSTALLED}.\n`);
        expect(read()).to.equal(
            `${JSON.stringify({ name: "topology", runtime: "yaml", plugins: { providers: [ENTRY] } }, undefined, "\t")}`.replaceAll(
                "\n",
                "\r\n",
            ),
        );
        expect((await run("--check")).exitCode).to.equal(0);
        expect(readFileSync(join(folder, "Pulumi.yaml"), "utf8")).to.equal(PROJECT);
    });

    it("leaves a file alone that is not in UTF-8, and says so", async () => {
        const bytes = Buffer.from("name: topology # Z\xfcrich\nruntime: yaml\n", "latin1");
        writeFileSync(file, bytes);
        const { exitCode, err } = await run();
        expect({ exitCode, err }).to.deep.equal({
            exitCode: 1,
            err: `${file} is not a text in UTF-8; nothing was written.\n`,
        });
        expect(readFileSync(file).equals(bytes)).to.equal(true);
    });

    it("says under Yarn Plug'n'Play how a folder of the plugin comes about", async () => {
        rmSync(join(folder, "node_modules"), { recursive: true });
        writeFileSync(join(folder, ".pnp.cjs"), "");
        writeFileSync(file, PROJECT);
        const { exitCode, err } = await run();
        expect(exitCode).to.equal(1);
        expect(err)
            .to.contain("yarn config set nodeLinker node-modules")
            .and.contain("yarn unplug pulumi-oracle-sbc")
            .and.not.contain("npm install");
        // As yarn unplug lays it out.
        const unplugged =
            ".yarn/unplugged/pulumi-oracle-sbc-npm-0.1.0-0a1b2c3d4e/node_modules/pulumi-oracle-sbc/bin/plugin";
        expect((await run("--path", unplugged)).exitCode).to.equal(0);
        expect(providersIn(read())).to.deep.equal([{ ...ENTRY, path: unplugged }]);
    });

    it("says where the package is missing", async () => {
        rmSync(join(folder, "node_modules"), { recursive: true });
        writeFileSync(file, PROJECT);
        const { exitCode, err } = await run();
        expect(exitCode).to.equal(1);
        expect(err).to.contain("npm install pulumi-oracle-sbc");
        expect(read()).to.equal(PROJECT);
    });

    it("appends to a file without an end of line, and with those of Windows", async () => {
        for (const text of ["name: topology\nruntime: yaml", "name: topology\r\nruntime: yaml\r\n"]) {
            writeFileSync(file, text);
            await run();
            expect(read().startsWith(text)).to.equal(true);
            expect(read().includes("\r\n")).to.equal(text.includes("\r\n"));
            expect(providersIn(read())).to.deep.equal([ENTRY]);
        }
    });

    for (const [what, text, said] of [
        ["no YAML", "name: [", "Pulumi.yaml can't be read: "],
        ["no project", "- a list\n", "Pulumi.yaml is no project"],
        ["empty", "", "Pulumi.yaml is no project"],
        ["one whose plugins are a text", "name: a\nplugins: none\n", "plugins is not an object with providers"],
        [
            "one whose providers are an object",
            "name: a\nplugins:\n  providers: {}\n",
            "plugins.providers is not a list",
        ],
    ] as const) {
        it(`leaves a file alone that is ${what}, and says so`, async () => {
            writeFileSync(file, text);
            const { exitCode, err } = await run();
            expect(exitCode).to.equal(1);
            expect(err).to.contain(said);
            expect(read()).to.equal(text);
        });
    }

    it("says where there is no project, and names a bad option", async () => {
        const none = await run();
        expect(none.exitCode).to.equal(1);
        expect(none.err).to.contain(`There is no Pulumi.yaml in ${folder} or above it`);
        const bad = await run("--chek");
        expect(bad.exitCode).to.equal(2);
        expect(bad.err).to.contain("--chek").and.contain("setup --help");
    });
});
