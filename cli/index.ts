#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endWithoutOutput } from "./brokenOutput.js";

/** Each subcommand is loaded when it is asked for; its exit code is what `run` resolves to. */
interface Subcommand {
    readonly meaning: string;
    readonly run: (args: readonly string[]) => Promise<number>;
}

const subcommands: Readonly<Record<string, Subcommand>> = {
    status: {
        meaning: "look at a pair, or at all pairs of a stack, and print what they report",
        run: async (args) => (await import("./status/index.js")).status(args),
    },
    report: {
        meaning: "say what a preview will do to the pairs, or write a page about those of a stack",
        run: async (args) => (await import("./report/index.js")).report(args),
    },
    doctor: {
        meaning: "look at a pair once, and print how its devices speak and what follows from it",
        run: async (args) => (await import("./doctor/index.js")).doctor(args),
    },
    import: {
        meaning: "take a running pair into a Pulumi program, as it is",
        run: async (args) => (await import("./importPair.js")).importPair(args),
    },
    simulate: {
        meaning: "start a simulated pair of SBCs on this machine",
        run: async (args) => (await import("./simulatorPackage.js")).simulateIfInstalled(args),
    },
    journal: {
        meaning: "list the switchover requests that this machine records as open, or forget one",
        run: async (args) => (await import("./journal.js")).journal(args),
    },
    setup: {
        meaning: "make the plugin usable in a project, for programs in any language",
        run: async (args) => (await import("./setup.js")).setup(args),
    },
};

const help = `Usage: pulumi-oracle-sbc <subcommand> [options]

Subcommands:
${Object.entries(subcommands)
    .map(([name, { meaning }]) => `  ${name.padEnd(12)}${meaning}`)
    .join("\n")}

pulumi-oracle-sbc help <subcommand> says more about one; pulumi-oracle-sbc --version prints the version.
`;

async function main([name, ...args]: readonly string[]): Promise<number> {
    if (name === undefined || name === "--help" || name === "-h") return print(help);
    if (name === "--version" || name === "-v" || name === "version") return print(`${versionOf()}\n`);
    if (name === "help") return await helpFor(args);
    const subcommand = subcommandOf(name);
    return subcommand === undefined ? unknown(name) : await subcommand.run(args);
}

async function helpFor([name, ...more]: readonly string[]): Promise<number> {
    if (name === undefined || ["help", "--help", "-h"].includes(name)) return print(help);
    const subcommand = subcommandOf(name);
    if (subcommand === undefined) return unknown(name);
    if (more.length === 0) return await subcommand.run(["--help"]);
    process.stderr.write("help takes one subcommand.\n");
    return 2;
}

function subcommandOf(name: string): Subcommand | undefined {
    return Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
}

/** Of the package that this file is a part of, whatever Node.js was started with. */
function versionOf(): string {
    const { version } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };
    return version;
}

function print(text: string): number {
    process.stdout.write(text);
    return 0;
}

function unknown(name: string): number {
    process.stderr.write(
        `There is no subcommand ${name}; it must be one of ${Object.keys(subcommands).join(", ")}.\n\n${help}`,
    );
    return 2;
}

endWithoutOutput(process);
void main(process.argv.slice(2)).then((exitCode) => {
    process.exitCode = exitCode;
});
