#!/usr/bin/env node

/** Each subcommand is loaded when it is asked for; its exit code is what `run` resolves to. */
interface Subcommand {
    readonly meaning: string;
    readonly run: (args: readonly string[]) => Promise<number>;
}

const subcommands: Readonly<Record<string, Subcommand>> = {
    status: {
        meaning: "look at a pair once, and print what it says",
        run: async (args) => (await import("./status.js")).status(args),
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

pulumi-oracle-sbc <subcommand> --help says more about one.
`;

async function main([name, ...args]: readonly string[]): Promise<number> {
    if (name === undefined || name === "--help" || name === "-h" || name === "help") {
        process.stdout.write(help);
        return 0;
    }
    const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
    if (subcommand !== undefined) return subcommand.run(args);
    process.stderr.write(
        `There is no subcommand ${name}; it must be one of ${Object.keys(subcommands).join(", ")}.\n\n${help}`,
    );
    return 2;
}

void main(process.argv.slice(2)).then((exitCode) => {
    process.exitCode = exitCode;
});
