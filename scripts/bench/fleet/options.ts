import { parseArgs } from "node:util";
import { type SettingName, SETTINGS, type VariantName, VARIANTS } from "./subjects.js";

export interface FleetOptions {
    readonly mode: "previews" | "up" | "stacks";
    /** The largest number of pairs. */
    readonly pairs: number;
    /** Numbers of pairs, each measured by itself, the smallest first; the largest is `pairs`. */
    readonly sizes: readonly number[];
    readonly stacks: number;
    readonly variants: readonly VariantName[];
    readonly settings: readonly SettingName[];
    readonly rounds: number;
    readonly parallelSwitchovers: number;
    /** Whether docs/performance.md and its chart are written. */
    readonly write: boolean;
}

export const fleetHelp = `Usage: npm run bench:fleet -- [options]

Measures what a fleet of pairs costs: the real Pulumi CLI, this provider by both of its faces, and minimal nodes that take
50 ms for each request; beside an empty provider, and beside one that only makes the connection and the two requests.

What is measured:
  (nothing)                  previews in which nothing is to be changed, at 10 pairs, at 100 and at --pairs
  --up                       an up that moves every pair, and one that moves a single pair, with real waiting times
  --stacks N                 N stacks at once on PostgreSQL, the pairs divided among them

Options:
  --pairs N                  (1000; 100 with --up)
  --sizes N,N                other numbers of pairs below --pairs, of previews (10,100)
  --variants NAME,NAME       ${Object.keys(VARIANTS).join(",")} (all; with --stacks, one of each face)
  --settings NAME,NAME       ${Object.keys(SETTINGS).join(",")} (both; with --up, defaults)
  --rounds N                 how often each is measured, in turns; the median counts (3; 1 with --up)
  --parallel-switchovers N   oracle-sbc:parallelSwitchovers (10)
  --write                    writes the figures into docs/performance.md and its chart
  --help                     print this
`;

/** Undefined: help was asked for. Throws a sentence about an option that can't be used. */
export function parseFleetOptions(args: readonly string[]): FleetOptions | undefined {
    const { values } = parseArgs({
        args: [...args],
        options: {
            pairs: { type: "string" },
            sizes: { type: "string", default: "10,100" },
            variants: { type: "string" },
            settings: { type: "string" },
            rounds: { type: "string" },
            "parallel-switchovers": { type: "string", default: "10" },
            up: { type: "boolean", default: false },
            stacks: { type: "string" },
            write: { type: "boolean", default: false },
            help: { type: "boolean", short: "h", default: false },
        },
    });
    if (values.help) return undefined;
    if (values.up && values.stacks !== undefined) throw new Error("--up and --stacks are two benchmarks: give one.");
    const mode = values.up ? "up" : values.stacks === undefined ? "previews" : "stacks";
    const pairs = countOf("--pairs", values.pairs ?? (mode === "up" ? "100" : "1000"), 5_000);
    const stacks = countOf("--stacks", values.stacks ?? "1", 64);
    if (stacks > pairs) throw new Error(`--stacks ${stacks} is more than --pairs ${pairs}: each stack needs a pair.`);
    const smaller = values.sizes === "" ? [] : values.sizes.split(",").map((text) => countOf("--sizes", text, 5_000));
    return {
        mode,
        pairs,
        sizes: [...new Set([...smaller.filter((size) => size < pairs), pairs])].sort((a, b) => a - b),
        stacks,
        variants: namesOf("--variants", values.variants ?? defaultVariants(mode), VARIANTS),
        settings: namesOf(
            "--settings",
            values.settings ?? (mode === "up" ? "defaults" : "defaults,parallel"),
            SETTINGS,
        ),
        rounds: countOf("--rounds", values.rounds ?? (mode === "up" ? "1" : "3"), 100),
        parallelSwitchovers: countOf("--parallel-switchovers", values["parallel-switchovers"], 1_000),
        write: values.write,
    };
}

function defaultVariants(mode: FleetOptions["mode"]): string {
    return mode === "stacks" ? "plugin-yaml,dynamic-typescript" : Object.keys(VARIANTS).join(",");
}

function countOf(option: string, text: string, most: number): number {
    const count = Number(text);
    if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
    throw new Error(`${option} is a whole number from 1 to ${most}, not ${text === "" ? "nothing" : text}.`);
}

function namesOf<T extends string>(option: string, text: string, known: Readonly<Record<T, unknown>>): T[] {
    const names = text.split(",");
    const unknown = names.find((name) => !Object.hasOwn(known, name));
    if (unknown === undefined) return [...new Set(names)] as T[];
    throw new Error(`${option} is one or more of ${Object.keys(known).join(", ")}, with commas between, not ${text}.`);
}
