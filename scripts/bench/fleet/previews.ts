import { measureBare } from "./bare.js";
import { median } from "../median.js";
import { type Figures, figuresOf, type Run } from "./figures.js";
import { seconds } from "./markdown.js";
import type { Nodes } from "./nodes/index.js";
import type { FleetOptions } from "./options.js";
import type { Place } from "./place.js";
import type { PluginFolders } from "./programs.js";
import { FleetStack } from "./stack.js";
import { type SettingName, SETTINGS, type Subject, VARIANTS, withFloors } from "./subjects.js";

/** One subject under one setting. */
export interface PreviewRow {
    readonly subject: Subject;
    readonly setting: SettingName;
    /** One for each number of pairs. */
    readonly figures: readonly Figures[];
    /** Of all provider processes after a collection, by number of pairs; of the variants alone. */
    readonly heapBytes: Readonly<Record<number, number>>;
}

export interface PreviewFigures {
    readonly rounds: number;
    readonly rows: readonly PreviewRow[];
    /** CPU of a bare Node.js client that does the same for each node, by number of pairs. */
    readonly bareCpuMsPerNode: Readonly<Record<number, number>>;
}

interface Measured {
    readonly subject: Subject;
    readonly setting: SettingName;
    readonly stack: FleetStack;
    readonly runs: Run[];
}

/** Previews in which nothing is to be changed, in turns, so that what else the machine does meets all of them. */
export async function measurePreviews(
    options: FleetOptions,
    place: Place,
    nodes: Nodes,
    say: (line: string) => void,
): Promise<PreviewFigures> {
    const plugins = await place.buildFloors();
    const bareCpuMsPerNode: Record<number, number> = {};
    const rows = new Map<string, PreviewRow>();
    for (const size of options.sizes) {
        const stacks = await bringUp(size, options, { place, plugins, nodes, say });
        const all: Measured[] = stacks.flatMap((stack) =>
            options.settings.map((setting) => ({ subject: stack.subject, setting, stack, runs: [] })),
        );
        const bare: number[] = [];
        for (let round = 1; round <= options.rounds; round++) {
            bare.push(await measureBare(place, nodes, size));
            for (const one of all) {
                one.runs.push(await measure(one, nodes));
                say(`${size} pairs, round ${round}: ${nameOf(one)}: ${seconds(one.runs.at(-1)?.ms)}`);
            }
        }
        bareCpuMsPerNode[size] = median(bare) / (2 * size);
        for (const one of all) {
            const key = nameOf(one);
            const heapBytes = one.subject.provider === "real" ? await heapOf(one) : undefined;
            const before = rows.get(key) ?? { ...one, figures: [], heapBytes: {} };
            rows.set(key, {
                subject: one.subject,
                setting: one.setting,
                figures: [...before.figures, figuresOf(size, one.runs)],
                heapBytes: { ...before.heapBytes, ...(heapBytes === undefined ? {} : { [size]: heapBytes }) },
            });
        }
    }
    return { rounds: options.rounds, rows: [...rows.values()], bareCpuMsPerNode };
}

interface Surroundings {
    readonly place: Place;
    readonly plugins: PluginFolders;
    readonly nodes: Nodes;
    readonly say: (line: string) => void;
}

async function bringUp(size: number, options: FleetOptions, { place, plugins, nodes, say }: Surroundings) {
    const stacks: FleetStack[] = [];
    for (const subject of withFloors(options.variants.map((name) => VARIANTS[name]))) {
        const name = `${subject.provider}-${subject.face}-${subject.language}-${size}`;
        const { caCertificate } = nodes;
        const pairs = nodes.pairs.slice(0, size);
        const stack = await FleetStack.create(name, subject, pairs, { place, plugins, caCertificate });
        await stack.bringUp();
        say(`${size} pairs: ${subject.name} is up`);
        stacks.push(stack);
    }
    return stacks;
}

async function measure({ stack, setting }: Measured, nodes: Nodes): Promise<Run> {
    const { args, env } = SETTINGS[setting];
    await nodes.reset();
    const { ms, usage } = await stack.preview(args, env);
    const { traffic, cpuMs } = await nodes.report();
    return { ms, providerCpuMs: usage.cpuMs, nodesCpuMs: cpuMs, traffic };
}

/** In a run of its own: the collection takes time. */
async function heapOf({ stack, setting }: Measured): Promise<number> {
    const { args, env } = SETTINGS[setting];
    return (await stack.preview(args, env, true)).usage.heapBytes;
}

function nameOf({ subject, setting }: Pick<Measured, "subject" | "setting">): string {
    return `${subject.name}, ${SETTINGS[setting].name}`;
}
