import { parseArgs } from "node:util";
import { folderOf } from "../journalFolder.js";
import { type NodeOption, pairOptions, readPairOptions, readTrustOptions, type TlsOptions } from "../pairOptions.js";

const FORMATS = ["table", "json", "markdown", "prometheus"] as const;
type Format = (typeof FORMATS)[number];

/** Which pairs are meant. */
type Source =
    | { readonly kind: "nodes"; readonly nodes: readonly [NodeOption, NodeOption] }
    | { readonly kind: "stack"; readonly stack: string; readonly cwd?: string }
    | { readonly kind: "file"; readonly path: string };

export interface StatusOptions {
    readonly source: Source;
    readonly tls: TlsOptions;
    readonly apiVersion?: string;
    readonly deviceWords?: Readonly<Record<string, unknown>>;
    /** As `--journal` has it; absent: as the stack's configuration has it. */
    readonly journal?: string;
    /** `getPair`: what `--json` prints of one pair. */
    readonly format: Format | "getPair";
    /** Both nodes' switchover logs as well. */
    readonly log: boolean;
    /** The file to write; absent: standard output. */
    readonly out?: string;
    /** Seconds from the end of a look to the next; absent: one look. */
    readonly watchSeconds?: number;
}

const WATCH_SECONDS = 5;
const LONGEST_WATCH_SECONDS = 86_400;

/** Undefined if help was asked for. Throws a sentence where an option can't be used. */
export function parseStatusOptions(args: readonly string[]): StatusOptions | undefined {
    const { values } = parseArgs({
        args: withWatchSeconds(args),
        strict: true,
        allowPositionals: false,
        options: {
            ...pairOptions,
            stack: { type: "string" },
            cwd: { type: "string" },
            file: { type: "string" },
            journal: { type: "string" },
            format: { type: "string" },
            json: { type: "boolean", default: false },
            log: { type: "boolean", default: false },
            out: { type: "string" },
            watch: { type: "string" },
        },
    });
    if (values.help) return undefined;
    const source = sourceIn(values);
    const { tls, apiVersion, deviceWords } =
        source.kind === "nodes" ? readPairOptions(values) : readTrustOptions(values);
    const { journal } = values;
    // Throws where it can't be used.
    folderOf(journal);
    const watchSeconds = values.watch === undefined ? undefined : secondsIn(values.watch);
    const options = {
        source,
        tls,
        ...(apiVersion === undefined ? {} : { apiVersion }),
        ...(deviceWords === undefined ? {} : { deviceWords }),
        ...(journal === undefined ? {} : { journal }),
        format: formatIn(values, source),
        log: values.log,
        ...(values.out === undefined ? {} : { out: values.out }),
        ...(watchSeconds === undefined ? {} : { watchSeconds }),
    };
    refuseContradictions(options);
    return options;
}

/** The number after `--watch` may be left out, which parseArgs does not know of an option. */
function withWatchSeconds(args: readonly string[]): string[] {
    return args.flatMap((arg, index) => {
        const next = args[index + 1];
        const isNumber = (text: string | undefined) => text !== undefined && /^[\d.]+$/.test(text);
        if (arg === "--watch") return [`--watch=${isNumber(next) ? next : WATCH_SECONDS}`];
        return args[index - 1] === "--watch" && isNumber(arg) ? [] : [arg];
    });
}

interface SourceValues {
    readonly node: readonly string[];
    readonly stack?: string | undefined;
    readonly cwd?: string | undefined;
    readonly file?: string | undefined;
}

function sourceIn(values: SourceValues & Parameters<typeof readPairOptions>[0]): Source {
    const { node, stack, file, cwd } = values;
    const given = [node.length > 0, stack !== undefined, file !== undefined].filter(Boolean).length;
    if (given !== 1) {
        const fact =
            given === 0 ? "Which pairs?" : "--node, --stack and --file are three ways to say which pairs; give one.";
        throw new Error(`${fact} Give --stack NAME, --file TOPOLOGY, or --node NAME=ADDRESS twice.`);
    }
    if (cwd !== undefined && stack === undefined) throw new Error("--cwd is the project's folder, for --stack.");
    for (const [option, value] of Object.entries({ stack, file, cwd }))
        if (value === "") throw new Error(`--${option} is empty.`);
    if (stack !== undefined) return { kind: "stack", stack, ...(cwd === undefined ? {} : { cwd }) };
    if (file !== undefined) return { kind: "file", path: file };
    return { kind: "nodes", nodes: readPairOptions(values).nodes };
}

function formatIn(
    values: { readonly format?: string | undefined; readonly json: boolean },
    { kind }: Source,
): StatusOptions["format"] {
    const { format, json } = values;
    if (json && format !== undefined) throw new Error("Give --json or --format, not both.");
    if (json && kind !== "nodes") throw new Error(`--json is for one pair; with --${kind}, give --format json.`);
    if (json) return "getPair";
    const known = FORMATS.find((each) => each === (format ?? "table"));
    if (known === undefined) throw new Error(`--format must be one of ${FORMATS.join(", ")}, not ${format}.`);
    return known;
}

function secondsIn(text: string): number {
    const seconds = Number(text);
    if (text.trim() !== "" && seconds >= 1 && seconds <= LONGEST_WATCH_SECONDS) return seconds;
    throw new Error(`--watch needs seconds from 1 to ${LONGEST_WATCH_SECONDS}, not ${text}.`);
}

function refuseContradictions({ format, log, out, watchSeconds }: StatusOptions): void {
    if (log && (format === "prometheus" || format === "getPair"))
        throw new Error("--log is for the formats table, json and markdown.");
    if (out === "") throw new Error("--out is empty; write the name of a file.");
    if (watchSeconds !== undefined && format === "prometheus" && out === undefined)
        throw new Error("--watch with --format prometheus needs --out FILE: several looks in one text are no metrics.");
}
