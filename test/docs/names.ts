import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { doctorHelp } from "../../cli/doctor/help.js";
import { importHelp } from "../../cli/importHelp.js";
import { journalHelp } from "../../cli/journalHelp.js";
import { reportHelp } from "../../cli/report/help.js";
import { setupHelp } from "../../cli/setupHelp.js";
import { simulateHelp } from "../../cli/simulateHelp.js";
import { statusHelp } from "../../cli/status/help.js";
import { ERROR_CODES } from "../../provider/errors.js";
import { fleetHelp } from "../../scripts/bench/fleet/options.js";
import { releaseHelp } from "../../scripts/release/options.js";
import { ROOT } from "../structure/sourceFiles.js";
import { committedSchema } from "../schema/committedSchema.js";
import { VALID_NAMES } from "../../sdk/nodejs/topology/names.js";
import { codeLines, type Page } from "./pages.js";

const HELP: Readonly<Record<string, string>> = {
    status: statusHelp,
    report: reportHelp,
    doctor: doctorHelp,
    import: importHelp,
    simulate: simulateHelp,
    journal: journalHelp,
    setup: setupHelp,
};

/** Of all commands whose options a page may name by themselves. */
const HELPS = [...Object.values(HELP), releaseHelp, fleetHelp];

/** Options of other commands that pages name by themselves. */
const FOREIGN_OPTIONS = new Set([
    // pulumi
    ...["--diff", "--refresh", "--target", "--skip-preview", "--run-program", "--continue-on-error", "--parallel"],
    ...[
        "--expect-no-changes",
        "--exclude",
        "--clear-pending-creates",
        "--config",
        "--file",
        "--generate-code",
        "--protect",
        "--config-file",
        "--package",
        "--yes",
        "--input-file",
    ],
    "--checksum",
    // node
    "--require",
    // npm run test:simulation
    ...["--face", "--seeds", "--seed", "--from", "--workers"],
]);

/** Names that look like ours and are Pulumi's, the device's or the operator's own. */
const FOREIGN_NAMES = new Set<string>([
    ...["ignoreChanges", "customTimeouts", "isInstance", "projectSettings", "carriesCalls", "underMaintenance"],
    ...["haActiveNode", "waveGate", "dependsOn", "globalSessions", "systemState", "activeNodes"],
    // of the code, for contributors
    ...["providerTextOf"],
    // Of CI systems, and of the Pulumi Kubernetes Operator.
    ...["lockBehavior", "disableConcurrentBuilds", "resyncFrequencySeconds", "continueResyncOnCommitMatch"],
    "pulumiConfig",
    // of the table of decisions
    ...["alreadyActive", "notAPair", "switchOver", "activeNotSeen"],
    ...ERROR_CODES,
    // of Pulumi's package schema
    ...["pluginDownloadURL", "logoUrl"],
]);

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
};

/** A sentence for each script, path, command, option, setting and argument that the page names and that is not there. */
export function unknownNames(page: Page): string[] {
    const lines = codeLines(page);
    const problems = lines.flatMap((line) => [
        ...unknownScripts(line),
        ...unknownTests(line),
        ...unknownCommands(line),
        ...unknownSettings(line),
    ]);
    const keys = page.blocks.filter(({ language }) => language === "ts").flatMap(({ code }) => unknownKeys(code));
    const names = page.spans.flatMap((span) => [
        ...unknownOptions(span),
        ...unknownArguments(span),
        ...unknownPaths(span),
    ]);
    return [...new Set([...problems, ...keys, ...names])].map((problem) => `${page.path}: ${problem}`);
}

/** A file or folder of this repository; a test may stand by itself, without its folder and ending. */
function unknownPaths(span: string): string[] {
    if (!/^(provider|simulator|sdk|cli|scripts|test|docs)(\/[\w.]+)+\/?$/.test(span)) return [];
    const spellings = [span, ...["test", "test/provider"].map((folder) => `${folder}/${span}.test.ts`)];
    return spellings.some((path) => existsSync(join(ROOT, path))) ? [] : [span];
}

function unknownScripts(line: string): string[] {
    const named = [...line.matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name);
    return named.filter((name) => !(name in scripts)).map((name) => `npm run ${name}`);
}

function unknownTests(line: string): string[] {
    const named = [...line.matchAll(/\bdist\/(test\/[\w./-]+)\.test\.js\b/g)].map(([, path = ""]) => path);
    return named.filter((path) => !existsSync(join(ROOT, `${path}.test.ts`))).map((path) => `${path}.test.ts`);
}

function unknownCommands(line: string): string[] {
    return [...line.matchAll(/(?:\bnpx |^)pulumi-oracle-sbc (\w+)([^|&#)]*)/g)].flatMap(([, name = "", rest = ""]) => {
        const help = Object.hasOwn(HELP, name) ? HELP[name] : undefined;
        if (help === undefined) return [`pulumi-oracle-sbc ${name}`];
        return optionsIn(rest)
            .filter((option) => !optionsIn(help).includes(option))
            .map((option) => `pulumi-oracle-sbc ${name} ${option}`);
    });
}

function unknownOptions(span: string): string[] {
    const [option] = /^--[a-z][\w-]*/.exec(span) ?? [];
    if (option === undefined || FOREIGN_OPTIONS.has(option)) return [];
    return HELPS.some((help) => optionsIn(help).includes(option)) ? [] : [option];
}

function optionsIn(text: string): string[] {
    return [...text.matchAll(/(?<![\w-])--[a-z][\w-]*/g)].map(([option]) => option);
}

function unknownSettings(line: string): string[] {
    const keys = [...line.matchAll(/(?<![\w/:-])oracle-sbc:(?!index:|HaActiveNode)([A-Za-z]\w*)/g)];
    const variables = [...line.matchAll(/\bORACLE_SBC_\w+/g)].map(([name]) => name);
    return [
        ...keys.map(([, key = ""]) => key).filter((key) => !Object.hasOwn(committedSchema.config.variables, key)),
        ...variables.filter((name) => !/^ORACLE_SBC_(USERNAME|PASSWORD)$/.test(name)),
    ];
}

const { inputProperties, properties } = committedSchema.resources["oracle-sbc:index:HaActiveNode"];
const gate = committedSchema.resources["oracle-sbc:index:WaveGate"];
const getPair = committedSchema.functions["oracle-sbc:index:getPair"];
const ALL_NAMES = new Set(
    [
        committedSchema.config.variables,
        inputProperties,
        properties,
        gate.inputProperties,
        getPair.inputs.properties,
        getPair.outputs.properties,
        ...Object.values(committedSchema.types).map((type) => type.properties),
    ]
        .flatMap((bag) => Object.keys(bag))
        .concat(...Object.values(VALID_NAMES)),
);
const OTHER_WORDS = new Set([...JSON.stringify(committedSchema).matchAll(/`(\w+)`/g)].map(([, word = ""]) => word));

/** `tls.serverName`, and any single word in camel case. */
function unknownArguments(span: string): string[] {
    const [first = "", ...rest] = span.split(".");
    if (/^[a-z]\w*(\.[a-z]\w*)+$/.test(span) && Object.hasOwn(inputProperties, first)) {
        return rest.every((name) => ALL_NAMES.has(name)) ? [] : [span];
    }
    const isWord = /^[a-z]+[A-Z]\w*$/.test(span);
    const isKnown =
        ALL_NAMES.has(span) || OTHER_WORDS.has(span) || FOREIGN_NAMES.has(span) || /^getPair(Output)?$/.test(span);
    return isWord && !isKnown ? [span] : [];
}

/** The keys of object literals. */
function unknownKeys(code: string): string[] {
    const keys = [...code.matchAll(/[{,(]\s*(?:\/\/.*\n\s*)*([a-z]\w*):(?= )/g)].map(([, key = ""]) => key);
    return keys
        .filter((key) => !ALL_NAMES.has(key) && !["provider", "dependsOn", "chicago"].includes(key))
        .map((key) => `the key ${key}`);
}
