import { disturb } from "./disturbances.js";
import { NODES } from "./pairModel.js";
import { Process } from "./process.js";
import { Random } from "./random.js";
import { Run } from "./run.js";
import { declaredWords } from "./scenario/dialect.js";
import { declaredBy, type Policy } from "./scenario/policy.js";
import type { PlannedResource } from "./scenario/resources.js";
import type { Change, PlannedRun } from "./scenario/runs.js";
import { otherNode, SPELLINGS, type Spelling } from "./site.js";
import { openDoor } from "./stack/doors.js";
import type { Bag } from "./stack/stack.js";
import { nameOf, type Task } from "./task.js";
import type { World } from "./world.js";

/** No run takes longer on virtual time; one that does hangs. */
const LONGEST_RUN_MS = 60 * 60_000;
/** Of a machine, in the midst of one. */
const LONGEST_SLEEP_MS = 60 * 60_000;

/** A settled end needs more time than the shortest settings give. */
const SHORTEST_LAST_SETTLE_SECONDS = 30;

interface Started {
    readonly run: Run;
    readonly tasks: Task[];
    readonly isOver: () => boolean;
}

/** Lets runs take place, one after the other or side by side. */
export class Runs {
    readonly reports: string[] = [];
    /** The last runs: everything is as it should be. */
    isRepaired = false;
    #count = 0;
    #spelling: Spelling | undefined;
    #isOneRespelled = false;

    constructor(readonly world: World) {}

    async oneAfterTheOther(planned: PlannedRun, policy: Policy): Promise<readonly Task[]> {
        await this.world.time.run(() => false, planned.startsAfterMs);
        this.#changeBefore(planned);
        return await this.#finish([this.#begin({ ...planned, startsAfterMs: 0 }, policy)], policy);
    }

    async sideBySide(planned: readonly PlannedRun[], policy: Policy): Promise<void> {
        this.world.story.has(
            planned.some(({ machine }) => machine > 0) ? "side by side on two machines" : "side by side on one machine",
        );
        await this.#finish(
            planned.map((run) => this.#begin(run, policy)),
            policy,
        );
    }

    /** Nobody is left of what went before. */
    endOrphans(): void {
        for (const { process } of this.world.tasks) process.isKilled = true;
    }

    async #finish(started: readonly Started[], { waitSeconds }: Policy): Promise<readonly Task[]> {
        const longestMs = LONGEST_RUN_MS + LONGEST_SLEEP_MS + waitSeconds * 1000;
        await this.world.time.run(() => started.every((one) => one.isOver()), longestMs);
        const { story, checker } = this.world;
        for (const { run, tasks } of started) {
            for (const task of tasks) {
                if (task.report === undefined && !task.process.isKilled && run.orphanedMs === undefined) {
                    story.tell(`${nameOf(task)} hangs`);
                    checker.broken("Ends", nameOf(task), "never ended");
                    task.process.isKilled = true;
                }
                this.reports.push(task.report?.kind ?? "killed");
            }
        }
        return started.flatMap(({ tasks }) => tasks);
    }

    #begin(planned: PlannedRun, policy: Policy): Started {
        const { world } = this;
        const { scenario, machines, time } = world;
        const machine = machines[planned.machine === 0 ? 0 : 1];
        const { dialect } = scenario;
        const isDeclared = dialect !== undefined && (this.isRepaired || dialect.declaredIn !== "nowhere");
        const settings = {
            ...scenario.settings,
            isPasswordWrong: planned.isPasswordWrong,
            ...(isDeclared ? { dialect } : {}),
        };
        if (this.isRepaired) {
            delete (settings as { maximumSwitchovers?: number }).maximumSwitchovers;
            delete (settings as { freeze?: object }).freeze;
        }
        const run = new Run(`run ${++this.#count}`, machine, settings, world.story, scenario.mayDieAlone);
        run.onEntry = (process, entry) => world.remember(process, entry);
        const resources = scenario.resources.filter(
            ({ stack, isTwin }) => stack === planned.stack && !(isTwin && this.isRepaired),
        );
        const indices = [...new Set(resources.map(({ process }) => process))].sort();
        indices.forEach((index, place) => {
            const face = index === 0 ? world.code.face : "plugin";
            const name = indices.length > 1 ? `${run.name} process ${index + 1}` : run.name;
            const fate = place === planned.fateOf % indices.length ? planned.fate : {};
            run.processes.push(new Process(name, run, face, fate));
        });
        const tasks: Task[] = [];
        let isBegun = false;
        time.after(planned.startsAfterMs, () => {
            isBegun = true;
            this.#note(run, resources);
            indices.forEach((index, place) => {
                const process = run.processes[place];
                const mine = resources.filter((resource) => resource.process === index);
                if (process) void this.#serve(process, index === 0, mine, { planned, policy, resources, tasks });
            });
        });
        // The next run believes an orphan dead.
        const isOver = () =>
            isBegun &&
            (run.isDead ||
                run.orphanedMs !== undefined ||
                tasks.every(({ process, report }) => process.isKilled || report !== undefined));
        return { run, tasks, isOver };
    }

    /** As the engine does: it opens a provider, and works on all of its resources at once. */
    async #serve(
        process: Process,
        isDefault: boolean,
        resources: readonly PlannedResource[],
        on: { planned: PlannedRun; policy: Policy; resources: readonly PlannedResource[]; tasks: Task[] },
    ): Promise<void> {
        const { world } = this;
        const mine = resources.map((resource) => this.#task(process, resource, on));
        on.tasks.push(...mine.map(({ task }) => task));
        world.tasks.push(...mine.map(({ task }) => task));
        process.onFirstByte = () => this.#onRequest(process);
        const door = await openDoor(process, world.network, isDefault);
        for (const { task, declared } of mine) {
            // Whoever would record what became of it.
            const isEngineGone = () => process.isKilled || process.run.orphanedMs !== undefined;
            void task.resource.up(door, declared, on.planned.isHandsOff, isEngineGone).then((report) => {
                if (isEngineGone()) return;
                task.endedMs = world.time.monotonicMs();
                task.report = report;
                world.story.tell(
                    `${nameOf(task)} reports ${report.kind}${"message" in report ? `: ${report.message}` : ""}`,
                );
                world.checker.atReport(task, report);
            });
        }
    }

    #task(
        process: Process,
        planned: PlannedResource,
        on: { planned: PlannedRun; policy: Policy; resources: readonly PlannedResource[] },
    ): { readonly task: Task; readonly declared: Bag } {
        const { scenario, sites, time, story } = this.world;
        const { dialect } = process.run.settings;
        const site = sites[planned.site];
        if (site === undefined) throw new Error("There is no such site.");
        const resource = this.world.resource(planned);
        const wish = on.planned.isTurnedRound ? otherNode(planned.wish) : planned.wish;
        const isHandsOff = on.planned.isHandsOff && resource.id !== undefined;
        const timeouts = this.#timeouts();
        const nodes = ([0, 1] as const).map((index) => ({
            name: site.names[index],
            address: site.address(index, this.#spellingOf(planned, index)),
        }));
        const declared = {
            nodes: planned.isReversed ? nodes.reverse() : nodes,
            ...(on.policy.observeOnly && !on.policy.hasDesiredNode ? {} : { activeNode: site.nameOf(wish) }),
            revertive: scenario.revertive,
            timeouts,
            ...declaredBy(on.policy),
            ...(dialect === undefined || dialect.declaredIn === "stack" ? {} : { deviceWords: declaredWords(dialect) }),
        };
        const task: Task = {
            ...{ run: process.run, process, site, resource, wish, rules: on.policy, timeouts, isHandsOff },
            revertive: scenario.revertive,
            isTwin: on.resources.filter((other) => other.site === planned.site).length > 1,
            before: { ...resource.outputs },
            startedMs: time.monotonicMs(),
            startedMonotonicMs: process.machine.monotonicMs(),
        };
        if (isHandsOff) story.has("ignoreChanges");
        story.tell(
            `${nameOf(task)} (${planned.stack} stack) wants ${site.nameOf(wish)}${isHandsOff ? ", hands off" : ""}`,
        );
        return { task, declared };
    }

    #spellingOf({ spelling }: PlannedResource, index: 0 | 1): Spelling {
        return this.#isOneRespelled && index === 1 ? spelling : (this.#spelling ?? spelling);
    }

    #timeouts() {
        const { timeouts } = this.world.scenario;
        if (!this.isRepaired) return timeouts;
        return { ...timeouts, settleSeconds: Math.max(timeouts.settleSeconds, SHORTEST_LAST_SETTLE_SECONDS) };
    }

    #onRequest(process: Process): void {
        const { scenario, seed, story, sites } = this.world;
        const site = sites.find(({ requests }) => requests.at(-1)?.process === process);
        if (scenario.failsOverWhenAsked && !this.isRepaired && site)
            disturb("spontaneousFailover", site, story, new Random(seed, "asked"));
    }

    #changeBefore({ stack, before }: PlannedRun): void {
        const { scenario, machines, sites, story } = this.world;
        if (scenario.journal === "lost") for (const { disk } of machines) disk.clear();
        if (before === undefined) return;
        story.has(`between runs: ${before}`);
        story.tell(`between runs: ${before}`);
        if (before === "renameNodes") {
            for (const site of sites) site.names = [`${site.names[0]}-new`, site.names[1]];
        } else if (before === "respell" || before === "respellOne") {
            // By another host: by a name in place of the address, or the other way round.
            const now = this.#spelling ?? scenario.resources[0]?.spelling ?? "ip";
            this.#spelling = SPELLINGS[(SPELLINGS.indexOf(now) + 2) % SPELLINGS.length];
            this.#isOneRespelled = before === "respellOne";
        } else {
            for (const planned of scenario.resources.filter((resource) => resource.stack === stack))
                forget(this.world.resource(planned), before);
        }
    }

    #note(run: Run, resources: readonly PlannedResource[]): void {
        const { story, scenario } = this.world;
        const { timeouts, journal } = scenario;
        story.has(`kind ${scenario.kind}`);
        story.has(`quietSeconds ${timeouts.quietSeconds}`);
        story.has(`settleSeconds ${timeouts.settleSeconds}`);
        story.has(`journal ${run.settings.journal === "off" ? "off" : journal}`);
        if (run.processes.length > 1) story.has("several provider processes");
        if (new Set(resources.map(({ site }) => site)).size > 1) story.has("several pairs");
        if (scenario.names.length > 1 && scenario.names[0]?.[0] === NODES[0]) story.has("sites with the same names");
        if (run.settings.isPasswordWrong === true) story.has("wrong password");
        if (scenario.dialect !== undefined) story.has(`other words, declared in: ${scenario.dialect.declaredIn}`);
        if (scenario.policy.exclusive) story.has("exclusive");
        if (scenario.policy.isUnsynchronizedFine === true) story.has("synchronized: false");
        if (scenario.policy.windows !== undefined) story.has("change windows");
        if (scenario.policy.cooldownSeconds !== undefined) story.has("cool-down");
        if (scenario.policy.observeOnly) story.has("observeOnly");
    }
}

function forget(resource: { name: string; forget(newName?: string): void }, change: Change): void {
    resource.forget(change === "renameResource" ? `${resource.name}-renamed` : undefined);
}
