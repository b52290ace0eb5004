import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { runCli } from "./runCli.js";

describe("The command pulumi-oracle-sbc", () => {
    it("prints its subcommands when it is given none", async () => {
        for (const args of [[], ["--help"], ["help"], ["help", "help"]]) {
            const run = runCli(...args);
            expect(await run.exited).to.equal(0);
            expect(run.output().out).to.match(
                /^Usage: pulumi-oracle-sbc <subcommand>[^]*\n {2}status [^]*\n {2}report [^]*\n {2}import [^]*\n {2}simulate [^]*\n {2}journal [^]*\n {2}setup /,
            );
        }
    });

    it("names the valid subcommands when it is given another, and exits with 2", async () => {
        const run = runCli("simulat");
        expect(await run.exited).to.equal(2);
        expect(run.output().err).to.match(
            /^There is no subcommand simulat; it must be one of status, report, doctor, import, simulate, journal, setup\.\n\nUsage: /,
        );
        expect(run.output().out).to.equal("");
    });

    it("ends with 1 and without a stack trace if the reader of its output has gone, as behind head", async () => {
        const run = runCli("help", "status");
        run.child.stdout.destroy();
        expect(await run.exited).to.equal(1);
        expect(run.output()).to.deep.equal({ out: "", err: "" });
    });

    it("prints the version of its package", async () => {
        const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
        for (const args of [["--version"], ["-v"], ["version"]]) {
            const run = runCli(...args);
            expect(await run.exited).to.equal(0);
            expect(run.output()).to.deep.equal({ out: `${version}\n`, err: "" });
        }
    });

    it("prints a subcommand's help by help and its name, as --help does", async () => {
        for (const name of ["status", "import", "simulate", "journal", "setup"]) {
            const asked = runCli("help", name);
            const said = runCli(name, "--help");
            expect([await asked.exited, await said.exited]).to.deep.equal([0, 0]);
            expect(asked.output()).to.deep.equal(said.output());
            expect(asked.output().out).to.match(new RegExp(`^Usage: pulumi-oracle-sbc ${name}`));
        }
        const run = runCli("help", "toString");
        expect(await run.exited).to.equal(2);
        expect(run.output().err).to.match(/^There is no subcommand toString; it must be one of status, /);
        const more = runCli("help", "status", "import");
        expect(await more.exited).to.equal(2);
        expect(more.output().err).to.equal("help takes one subcommand.\n");
    });
});
