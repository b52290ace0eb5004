import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSettings } from "../../scripts/pulumiCli/settings.js";
import { ROOT } from "../structure/sourceFiles.js";

/** The one that all other suites run on. */
const TESTED_ENGINE = defaultSettings().version;

interface Manifest {
    readonly devDependencies: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;
const SDK = "@pulumi/pulumi";
const TESTED_SDK = manifest.devDependencies[SDK] ?? "";
/** The lowest that package.json admits, and the newest when this was last measured. */
const LOWEST_SDK = /\d+\.\d+\.\d+/.exec(manifest.peerDependencies[SDK] ?? "")?.[0] ?? "";
const NEWEST_SDK = "3.276.0";

/** An old one, a middle one, and the tested one, which is the newest that is served as Go modules. */
const ENGINES: readonly string[] = ["3.130.0", "3.224.0", TESTED_ENGINE];
/** Those but the tested one, which has the rows of the engines. */
const SDKS: readonly string[] = [LOWEST_SDK, NEWEST_SDK];
const PROVIDERS: readonly string[] = ["plugin", "dynamic provider"];
/** @pulumi/pulumi needs it from 3.249.0 on. */
export const NODE_OF_NEWEST = "22";

export interface Combination {
    readonly engine: string;
    readonly sdk: string;
    readonly provider: string;
}

const onBothFaces = (engine: string, sdk: string): Combination[] =>
    PROVIDERS.map((provider) => ({ engine, sdk, provider }));

export const COMBINATIONS: readonly Combination[] = [
    ...ENGINES.flatMap((engine) => onBothFaces(engine, TESTED_SDK)),
    ...SDKS.flatMap((sdk) => onBothFaces(TESTED_ENGINE, sdk)),
];

export const isTestedSdk = (sdk: string) => sdk === TESTED_SDK;
export const needsNewerNode = (sdk: string) => sdk === NEWEST_SDK;
