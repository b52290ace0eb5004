import { disturb, heal } from "./disturbances.js";
import { Network } from "./network.js";
import { PairModel } from "./pairModel.js";
import { Process } from "./process.js";
import type { ProviderCode } from "./provider.js";
import { Random } from "./random.js";
import { declaredBy, NO_CALLS, type Policy } from "./policy.js";
import { drawScenario, QUIET_MS, type PlannedRun, type Scenario } from "./scenario.js";
import { PluginStack } from "./pluginStack.js";
import { DynamicStack, type Report, type SimulatedStack } from "./stack.js";
import { Story } from "./story.js";
import { VirtualTime } from "./virtualTime.js";
import { CALM } from "./weather.js";
import { Witness } from "./witness.js";

export interface Outcome {
    readonly seed: number;
    readonly kind: string;
    readonly violations: readonly string[];
    readonly story: readonly string[];
    /** What each run reported, or `killed`. */
    readonly reports: readonly string[];
}

/** No run takes longer on virtual time; one that does hangs. */
const LONGEST_RUN_MS = 20 * 60_000;
/** Longer than any rule needs to come true by itself, once everything is repaired. */
const LONG_WAIT_SECONDS = 3600;

/** Draws a schedule from a seed, lets it happen, and holds it against what is promised. */
export function runSchedule(seed: number, code: ProviderCode): Promise<Outcome> {
    return runScenario(seed, drawScenario(new Random(seed, "scenario"), new Random(seed, "policy")), code);
}

/** The same with a scenario of one's own; the seed draws the rest. */
export async function runScenario(seed: number, scenario: Scenario, code: ProviderCode): Promise<Outcome> {
    const schedule = new Schedule(seed, scenario, code);
    await schedule.happen();
    const { witness, story, reports } = schedule;
    return { seed, kind: scenario.kind, violations: witness.violations, story: story.lines, reports };
}

class Schedule {
    readonly reports: string[] = [];
    readonly story: Story;
    readonly witness: Witness;
    readonly #time = new VirtualTime();
    readonly #model: PairModel;
    readonly #network: Network;
    readonly #stacks: Record<"first" | "second", SimulatedStack>;
    #runs = 0;
    #isRepaired = false;

    constructor(
        readonly seed: number,
        readonly scenario: Scenario,
        code: ProviderCode,
    ) {
        this.story = new Story(this.#time);
        this.#model = new PairModel(this.#time, seed, this.story);
        this.#model.nextManner = scenario.manner;
        this.#model.calls = scenario.policy.calls;
        this.#model.lockAcrossSwitchover = scenario.policy.lockAcrossSwitchover;
        if (scenario.policy.lastSwitchoverMs !== undefined) this.#model.remember(scenario.policy.lastSwitchoverMs);
        this.#network = new Network(this.#model, code, new Random(seed, "network"), scenario.weather);
        const Stack = { dynamic: DynamicStack, plugin: PluginStack }[code.face];
        this.#stacks = { first: new Stack("first", code), second: new Stack("second", code) };
        const isDisturbed = scenario.disturbances.length > 0 || scenario.failsOverWhenAsked;
        const isUntouched = !isDisturbed && scenario.weather === CALM && scenario.manner === undefined;
        this.witness = new Witness(this.#network, {
            quietMs: QUIET_MS,
            settleMs: scenario.settleSeconds * 1000,
            revertive: scenario.revertive,
            isShared: scenario.isSideBySide || isDisturbed,
            isCalm: isUntouched && !scenario.isSideBySide,
            isLockKept: isUntouched,
        });
    }

    async happen(): Promise<void> {
        const { scenario } = this;
        this.story.tell(`${scenario.kind}: ${JSON.stringify(scenario)}`);
        const random = new Random(this.seed, "outside");
        for (const { name, atMs } of scenario.disturbances)
            this.#time.after(atMs, () => disturb(name, this.#network, random));
        if (scenario.isSideBySide) await this.#sideBySide(scenario.runs);
        else for (const run of scenario.runs) await this.#oneAfterTheOther(run);
        if (scenario.kind === "killed") this.#mustHaveMovedOnce();
        await this.#undisturbed();
    }

    /** The promise for a run that is killed anywhere and started again: nobody else was there, so one move at the most. */
    #mustHaveMovedOnce(): void {
        const moves = this.#model.switchovers.outcomes.filter(({ outcome }) => outcome === "carriedOut").length;
        if (moves > 1) this.#violated(`the pair was moved ${moves} times for one wish`);
    }

    /**
     * Everything is repaired and at rest, calls end, and nobody holds a lock: the next run waits for what can come true
     * by itself and makes it so, and the one after it has nothing to do.
     */
    async #undisturbed(): Promise<void> {
        await this.#time.run(() => false, 40_000);
        // Twice: what was under way at the first time may have come to rest with no node active.
        for (const _time of [1, 2]) {
            heal(this.#network);
            await this.#time.run(() => this.#model.isAtRest && this.#network.travelling.size === 0, 10 * 60_000);
        }
        this.#network.weather = CALM;
        this.#model.calls = NO_CALLS;
        this.#model.expireTokens();
        this.#isRepaired = true;
        const { wish, policy } = this.scenario;
        const patient: Policy = { ...policy, observeOnly: false, waitSeconds: LONG_WAIT_SECONDS };
        const calm = { stack: "first", wish, startsAfterMs: 0, skewMs: 0 } as const;
        const first = await this.#start(calm, patient);
        const { kind } = first.report ?? {};
        if (kind !== "success" && kind !== "unchanged")
            this.#violated(`an undisturbed run ended in ${kind ?? "nothing"}`);
        if (first.report?.kind !== "failure" && first.report?.outputs["pending"]) this.#violated("pending was left");
        const second = await this.#start(calm, patient);
        if (second.report?.kind !== "unchanged") this.#violated(`a settled pair was changed (${second.report?.kind})`);
        if (second.process.switchoversSentMs.length > 0) this.#violated("a settled pair was sent a request");
    }

    async #oneAfterTheOther(run: PlannedRun): Promise<void> {
        await this.#time.run(() => false, run.startsAfterMs);
        await this.#start(run, this.scenario.policy);
    }

    async #sideBySide(runs: readonly PlannedRun[]): Promise<void> {
        const { policy } = this.scenario;
        const started = runs.map((run) => this.#begin(run, policy));
        await this.#time.run(() => started.every((one) => one.isOver()), longestRunMs(policy));
        for (const one of started) this.#end(one);
    }

    async #start(run: PlannedRun, rules: Policy) {
        const started = this.#begin({ ...run, startsAfterMs: 0 }, rules);
        await this.#time.run(() => started.isOver(), longestRunMs(rules));
        return this.#end(started);
    }

    #begin(run: PlannedRun, rules: Policy) {
        const { stack, wish, startsAfterMs, killAtStep, killAfterRequestMs, cancelAfterRequestMs, skewMs } = run;
        const process = new Process(`run ${++this.#runs}`, this.#time, killAtStep, skewMs, rules);
        const transport = this.#network.transportFor(process);
        process.onRequest = () => {
            if (this.scenario.failsOverWhenAsked && !this.#isRepaired)
                disturb("spontaneousFailover", this.#network, new Random(this.seed, "asked"));
            if (cancelAfterRequestMs !== undefined)
                this.#time.after(cancelAfterRequestMs, () => process.cancelled.abort());
            if (killAfterRequestMs !== undefined) this.#time.after(killAfterRequestMs, () => (process.isKilled = true));
        };
        const started: { process: Process; wish: string; report?: Report; isOver: () => boolean } = {
            process,
            wish,
            isOver: () => process.isKilled || started.report !== undefined,
        };
        const { settleSeconds, revertive } = this.scenario;
        this.#time.after(startsAfterMs, () => {
            this.story.tell(`${process.name} (${stack} stack) wants ${wish}`);
            process.startedMs = this.#time.monotonicMs();
            const { fulfilledActiveNode, pending } = this.#stacks[stack].outputs;
            process.isFulfilled = fulfilledActiveNode === wish && pending === undefined;
            const declared = {
                ...(rules.observeOnly && !rules.hasWish ? {} : { activeNode: wish }),
                revertive,
                timeouts: { settleSeconds, quietSeconds: QUIET_MS / 1000 },
                ...declaredBy(rules),
            };
            void this.#stacks[stack].up(process, transport, declared).then((report) => {
                process.endedMs = this.#time.monotonicMs();
                started.report = report;
            });
        });
        return started;
    }

    #end(started: { readonly process: Process; readonly wish: string; readonly report?: Report }) {
        const { process, report, wish } = started;
        if (report === undefined) {
            this.story.tell(`${process.name} ${process.isKilled ? "was killed" : "hangs"}`);
            if (!process.isKilled) this.#violated(`${process.name} never ended`);
        } else {
            this.story.tell(
                `${process.name} reports ${report.kind}${"message" in report ? `: ${report.message}` : ""}`,
            );
            this.witness.atReport(process, report, wish);
        }
        this.reports.push(report?.kind ?? "killed");
        return started;
    }

    #violated(what: string): void {
        this.story.tell(`VIOLATION: ${what}`);
        this.witness.violations.push(what);
    }
}

function longestRunMs({ waitSeconds }: Policy): number {
    return LONGEST_RUN_MS + waitSeconds * 1000;
}
