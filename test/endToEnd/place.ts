import * as automation from "@pulumi/pulumi/automation/index.js";
import { cp, mkdir, mkdtemp, symlink } from "node:fs/promises";
import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { pulumiEnv } from "../../scripts/pulumiEnv.js";
import { ROOT } from "../structure/sourceFiles.js";

/** Where the stacks of one test run live: outside the checkout, and gone when the process ends. */
export interface Place {
    readonly folder: string;
    readonly pulumiCommand: automation.PulumiCommand;
    readonly pulumiHome: string;
    readonly envVars: Record<string, string>;
    /**
     * The checkout as links, and the examples as a copy, for a stack's own configuration file to lie beside its Pulumi.yaml.
     * The package resolves by its own name there.
     */
    readonly checkout: string;
}

let place: Promise<Place> | undefined;

/** The same place for all who ask. The first call may take minutes: it gets a Pulumi CLI where there is none. */
export function getPlace(): Promise<Place> {
    place ??= makePlace();
    return place;
}

async function makePlace(): Promise<Place> {
    const cli = await ensurePulumiCli();
    for (const name of Object.keys(process.env)) {
        // What directs the user's own Pulumi, or this provider, elsewhere.
        if (/^(PULUMI|ORACLE_SBC)_/i.test(name)) delete process.env[name];
    }
    const folder = await mkdtemp(join(tmpdir(), "pulumi-oracle-sbc-test-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const [home, backendDir, checkout] = ["home", "state", "checkout"].map((name) => join(folder, name));
    if (home === undefined || backendDir === undefined || checkout === undefined) throw new Error("Three folders.");
    await Promise.all([home, backendDir, checkout].map((path) => mkdir(path)));
    const linked = readdirSync(ROOT).filter(
        (name) => !name.startsWith(".") && !/^Pulumi\..+\.yaml$/.test(name) && name !== "examples",
    );
    await Promise.all([
        ...linked.map((name) => symlink(join(ROOT, name), join(checkout, name))),
        cp(join(ROOT, "examples"), join(checkout, "examples"), { recursive: true }),
    ]);
    return {
        folder,
        checkout,
        pulumiHome: home,
        envVars: pulumiEnv({ bin: cli.bin, home, backendDir, passphrase: "of the tests" }),
        pulumiCommand: await automation.PulumiCommand.get(cli.root === undefined ? {} : { root: cli.root }),
    };
}
