import { figuresOf, type Figures, type Run } from "./figures.js";
import { seconds } from "./markdown.js";
import type { NodesReport } from "./nodes/messages.js";
import type { DeclaredPair, Nodes } from "./nodes/index.js";
import type { FleetOptions } from "./options.js";
import type { Place, Timed } from "./place.js";
import { FleetStack } from "./stack.js";
import { checkStack } from "./stackCheck.js";
import { SETTINGS, type Subject, VARIANTS } from "./subjects.js";

/** Of a stack's pairs, every so many-th is moved. */
const MOVED_OF = 10;

/** What all stacks did at once. */
interface PhaseRow {
    readonly subject: Subject;
    readonly phase: "first up" | "preview, one stack alone" | "preview" | "up that moves a tenth";
    readonly stacks: number;
    /** From the start of the first CLI to the end of the last. */
    readonly figures: Figures;
    readonly fastestStackMs: number;
    readonly slowestStackMs: number;
    /** Of all pairs together. */
    readonly switchovers: number;
}

export interface StackFigures {
    readonly stacks: number;
    readonly pairs: number;
    readonly parallelSwitchovers: number;
    readonly postgres: string;
    readonly rows: readonly PhaseRow[];
}

/** Several stacks at once on one backend; each has its share of the pairs. Throws where a state does not hold what it should. */
export async function measureStacks(
    options: FleetOptions,
    place: Place,
    nodes: Nodes,
    say: (line: string) => void,
): Promise<readonly PhaseRow[]> {
    const plugins = await place.buildFloors();
    const config = { "oracle-sbc:parallelSwitchovers": String(options.parallelSwitchovers) };
    const rows: PhaseRow[] = [];
    for (const [index, name] of options.variants.entries()) {
        const subject = VARIANTS[name];
        const pairs = nodes.pairs.slice(index * options.pairs, (index + 1) * options.pairs);
        const stacks: FleetStack[] = [];
        for (const [number, share] of sharesOf(pairs, options.stacks).entries()) {
            const stackOptions = { place, plugins, caCertificate: nodes.caCertificate, config };
            stacks.push(await FleetStack.create(`${name}-${number + 1}`, subject, share, stackOptions));
        }
        const phase = async (
            what: PhaseRow["phase"],
            at: readonly FleetStack[],
            work: (one: FleetStack) => Promise<Timed>,
        ) => {
            const row = await measurePhase(what, at, nodes, work);
            say(`${subject.name}, ${what}: ${seconds(row.figures.ms)}`);
            rows.push(row);
        };
        const { args, env } = SETTINGS.parallel;
        await phase("first up", stacks, (stack) => stack.firstUp(args, env));
        await phase("preview, one stack alone", stacks.slice(0, 1), (stack) => stack.preview(args, env));
        await phase("preview", stacks, (stack) => stack.preview(args, env));
        for (const stack of stacks) await stack.declareActive(1, isMoved);
        await phase("up that moves a tenth", stacks, (stack) =>
            stack.up(stack.pairs.filter(isMoved).length, args, env),
        );
        const report = await nodes.report();
        for (const stack of stacks) checkStack(stack.pairs, await stack.outputs(), report, nodes.pairs, isMoved);
        say(`${subject.name}: every state holds what it should`);
    }
    return rows;
}

export function isMoved(_pair: DeclaredPair, index: number): boolean {
    return index % MOVED_OF === 0;
}

/** As equal as they can be. */
export function sharesOf<T>(all: readonly T[], shares: number): T[][] {
    return Array.from({ length: shares }, (_, share) =>
        all.slice(Math.floor((share * all.length) / shares), Math.floor(((share + 1) * all.length) / shares)),
    );
}

async function measurePhase(
    phase: PhaseRow["phase"],
    stacks: readonly FleetStack[],
    nodes: Nodes,
    work: (stack: FleetStack) => Promise<Timed>,
): Promise<PhaseRow> {
    const [first] = stacks;
    if (first === undefined) throw new Error("There is no stack.");
    const before = await nodes.reset();
    const startedMs = performance.now();
    const all = await Promise.all(stacks.map(work));
    const ms = performance.now() - startedMs;
    const report = await nodes.report();
    const own = new Set(stacks.flatMap((stack) => stack.pairs));
    const requests = report.traffic.requests.filter((_, node) =>
        own.has(nodes.pairs[Math.floor(node / 2)] as DeclaredPair),
    );
    const run: Run = {
        ms,
        providerCpuMs: all.reduce((sum, { usage }) => sum + usage.cpuMs, 0),
        nodesCpuMs: report.cpuMs,
        traffic: { ...report.traffic, requests },
    };
    return {
        subject: first.subject,
        phase,
        stacks: stacks.length,
        figures: figuresOf(own.size, [run]),
        fastestStackMs: Math.min(...all.map((one) => one.ms)),
        slowestStackMs: Math.max(...all.map((one) => one.ms)),
        switchovers: sum(report) - sum(before),
    };
}

function sum({ switchovers }: NodesReport): number {
    return switchovers.reduce((total, one) => total + one, 0);
}
