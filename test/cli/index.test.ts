import { expect } from "chai";
import { runCli } from "./runCli.js";

describe("The command pulumi-oracle-sbc", () => {
    it("prints its subcommands when it is given none", async () => {
        for (const args of [[], ["--help"]]) {
            const run = runCli(...args);
            expect(await run.exited).to.equal(0);
            expect(run.output().out).to.match(
                /^Usage: pulumi-oracle-sbc <subcommand>[^]*\n {2}status [^]*\n {2}import [^]*\n {2}simulate [^]*\n {2}journal [^]*\n {2}setup /,
            );
        }
    });

    it("names the valid subcommands when it is given another, and exits with 2", async () => {
        const run = runCli("simulat");
        expect(await run.exited).to.equal(2);
        expect(run.output().err).to.match(
            /^There is no subcommand simulat; it must be one of status, doctor, import, simulate, journal, setup\.\n\nUsage: /,
        );
        expect(run.output().out).to.equal("");
    });
});
