import { figuresOf, type Figures, type Run } from "./figures.js";
import { seconds } from "./markdown.js";
import type { Nodes } from "./nodes/index.js";
import { DEVICE_SWITCHOVER_MS } from "./nodes/pair.js";
import type { FleetOptions } from "./options.js";
import type { Place } from "./place.js";
import { FleetStack } from "./stack.js";
import { emptyOf, type SettingName, SETTINGS, type Subject, VARIANTS, withFloors } from "./subjects.js";

/** `timeouts.quietSeconds`, by default. */
const QUIET_MS = 6_000;
/** A device's documented five seconds, and one for the network. */
const DEVICE_LAG_MS = 6_000;
/** Of the resources that Pulumi works on. */
const PARALLEL = ["--parallel", "32"];

/** What one switchover takes without an engine: the quiet period, and the device's own time or the lag, if that is longer. */
const OWN_MS = QUIET_MS + Math.max(DEVICE_SWITCHOVER_MS, DEVICE_LAG_MS);

/** An `up` that moves every pair of a stack. */
export interface MoveRow {
    readonly subject: Subject;
    readonly setting: SettingName;
    readonly figures: Figures;
}

export interface MoveFigures {
    readonly rounds: number;
    readonly parallelSwitchovers: number;
    readonly ownMs: number;
    readonly rows: readonly MoveRow[];
}

/** How many pairs of nodes the moves of these options need: each variant its own, for they remember what was requested. */
export function pairsForMoves({ pairs, variants, settings }: FleetOptions): number {
    return variants.length * settings.length * (pairs + 1);
}

/** Moves all pairs of a stack, and the only pair of another, by each variant; and the same of its empty provider. */
export async function measureMoves(
    options: FleetOptions,
    place: Place,
    nodes: Nodes,
    say: (line: string) => void,
): Promise<MoveFigures> {
    const { parallelSwitchovers, rounds, settings } = options;
    const stackOptions = {
        place,
        plugins: await place.buildFloors(),
        caCertificate: nodes.caCertificate,
        config: { "oracle-sbc:parallelSwitchovers": String(parallelSwitchovers) },
    };
    const rows: MoveRow[] = [];
    let first = 0;
    for (const pairs of [...new Set([1, options.pairs])]) {
        const moving: { stack: FleetStack; setting: SettingName; first: number; runs: Run[] }[] = [];
        for (const setting of settings)
            for (const subject of subjectsOf(options)) {
                const name = `${subject.provider}-${subject.face}-${subject.language}-${setting}-${pairs}`;
                const own = nodes.pairs.slice(first, first + pairs);
                const stack = await FleetStack.create(name, subject, own, stackOptions);
                await stack.bringUp();
                moving.push({ stack, setting, first, runs: [] });
                // An empty provider moves nothing, so the next one may have the same pairs.
                if (subject.provider === "real") first += pairs;
            }
        for (let round = 1; round <= rounds; round++)
            for (const one of moving) {
                one.runs.push(await move({ ...one, to: round % 2 === 1 ? 1 : 0, nodes }));
                const { subject } = one.stack;
                say(`${pairs} to move, ${subject.name}, ${one.setting}: ${seconds(one.runs.at(-1)?.ms)}`);
            }
        for (const { stack, setting, runs } of moving)
            rows.push({ subject: stack.subject, setting, figures: figuresOf(pairs, runs) });
    }
    return { rounds, parallelSwitchovers, ownMs: OWN_MS, rows };
}

function subjectsOf({ variants }: FleetOptions): Subject[] {
    const chosen = variants.map((name) => VARIANTS[name]);
    const floors = new Set(chosen.map((one) => emptyOf(one).name));
    return withFloors(chosen).filter(({ name, provider }) => provider === "real" || floors.has(name));
}

interface Move {
    readonly stack: FleetStack;
    readonly setting: SettingName;
    readonly first: number;
    readonly to: 0 | 1;
    readonly nodes: Nodes;
}

async function move({ stack, setting, first, to, nodes }: Move): Promise<Run> {
    const pairs = stack.pairs.length;
    const before = (await nodes.reset()).switchovers;
    await stack.declareActive(to);
    const { ms, usage } = await stack.up(pairs, PARALLEL, SETTINGS[setting].env);
    const { traffic, cpuMs, active, switchovers } = await nodes.report();
    const requests = traffic.requests.slice(2 * first, 2 * (first + pairs));
    if (stack.subject.provider === "real")
        for (let pair = first; pair < first + pairs; pair++) {
            const sent = (switchovers[pair] ?? NaN) - (before[pair] ?? NaN);
            if (sent !== 1 || active[pair] !== to)
                throw new Error(
                    `${stack.name}: pair ${pair} got ${sent} switchover requests, and is not where it should be or got more than one.`,
                );
        }
    return { ms, providerCpuMs: usage.cpuMs, nodesCpuMs: cpuMs, traffic: { ...traffic, requests } };
}
