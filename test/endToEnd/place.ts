import * as automation from "@pulumi/pulumi/automation/index.js";
import { mkdir, mkdtemp } from "node:fs/promises";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ensurePulumiCli } from "../../scripts/pulumiCli/index.js";
import { ensurePulumiVersion } from "../../scripts/pulumiCli/otherVersion.js";
import { pulumiEnv } from "../../scripts/pulumiEnv.js";
import { ENGINE } from "../engines/variant.js";
import { LAZY_PULUMI } from "../lazyPulumi/env.js";
import { type Build, makeCheckout } from "./checkout.js";
import { startKeyService } from "./keyService.js";
import { useOwnConnections } from "./ownConnections.js";

/** Where the stacks of one test run live: outside the checkout, and gone when the process ends. */
export interface Place {
    readonly folder: string;
    readonly pulumiCommand: automation.PulumiCommand;
    readonly pulumiHome: string;
    readonly envVars: Record<string, string>;
    /** Of new stacks: see `startKeyService`. */
    readonly secretsProvider: string;
    /** With the entries for shortened devices. */
    readonly checkout: string;
    /** With those entries, or with the ones that ship. Each is made once. */
    checkoutOf(build: Build): Promise<string>;
    /** The user's state directory, as of a machine that has this name: one that nobody else has. */
    machine(name: string): { readonly XDG_STATE_HOME: string };
}

/** The types of the programs are checked with the rest of the repository; here that is half of each run's time. */
const TRANSPILE_ONLY = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };

let place: Promise<Place> | undefined;

/** The same place for all who ask. The first call may take minutes: it gets a Pulumi CLI where there is none. */
export function getPlace(): Promise<Place> {
    place ??= makePlace();
    return place;
}

/** Before the first test of a `describe`, so that no test's own time is spent on it. */
export function getPlaceFirst(): void {
    before(async function () {
        this.timeout(20 * 60_000);
        await getPlace();
    });
}

async function makePlace(): Promise<Place> {
    useOwnConnections();
    const cli = await (ENGINE === undefined ? ensurePulumiCli() : ensurePulumiVersion(ENGINE));
    for (const name of Object.keys(process.env)) {
        // What directs the user's own Pulumi, or this provider, elsewhere.
        if (/^(PULUMI|ORACLE_SBC)_/i.test(name)) delete process.env[name];
    }
    const folder = await mkdtemp(join(tmpdir(), "pulumi-oracle-sbc-test-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const home = join(folder, "home");
    const backendDir = join(folder, "state");
    await Promise.all([home, backendDir].map((path) => mkdir(path)));
    const checkouts = new Map<Build, Promise<string>>();
    const make = async (build: Build) => {
        const checkout = join(folder, build === "shortened" ? "checkout" : build);
        await makeCheckout(checkout, build);
        return checkout;
    };
    const checkoutOf = (build: Build) => {
        const made = checkouts.get(build) ?? make(build);
        checkouts.set(build, made);
        return made;
    };
    const machine = (name: string) => ({ XDG_STATE_HOME: join(folder, "machines", basename(name)) });
    const keys = await startKeyService();
    const pulumi = { bin: cli.bin, home, backendDir, passphrase: "of the tests" };
    return {
        folder,
        checkout: await checkoutOf("shortened"),
        checkoutOf,
        machine,
        pulumiHome: home,
        envVars: {
            ...pulumiEnv({ ...pulumi, stateHome: machine("any").XDG_STATE_HOME }),
            ...keys.env,
            ...TRANSPILE_ONLY,
            ...LAZY_PULUMI,
        },
        secretsProvider: keys.secretsProvider,
        pulumiCommand: await automation.PulumiCommand.get(cli.root === undefined ? {} : { root: cli.root }),
    };
}
