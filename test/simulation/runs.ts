import { Declarations, type Programs } from "./declarations.js";
import { disturb } from "./disturbances.js";
import { noteFeatures } from "./features.js";
import { Process } from "./process.js";
import { Random } from "./random.js";
import { Run } from "./run.js";
import type { Policy } from "./scenario/policy.js";
import type { PlannedResource } from "./scenario/resources.js";
import type { PlannedRun } from "./scenario/runs.js";
import { openDoor } from "./stack/doors.js";
import { nameOf, type Task } from "./task.js";
import type { World } from "./world.js";

/** No run takes longer on virtual time; one that does hangs. */
const LONGEST_RUN_MS = 60 * 60_000;
/** Of a machine, in the midst of one. */
const LONGEST_SLEEP_MS = 60 * 60_000;

interface Started {
    readonly run: Run;
    readonly tasks: Task[];
    readonly isOver: () => boolean;
}

/** Lets runs take place, one after the other or side by side. */
export class Runs {
    readonly reports: string[] = [];
    readonly #declarations: Declarations;
    #count = 0;

    constructor(readonly world: World) {
        this.#declarations = new Declarations(world);
    }

    async oneAfterTheOther(planned: PlannedRun, policy: Policy): Promise<readonly Task[]> {
        await this.world.time.run(() => false, planned.startsAfterMs);
        this.#declarations.changeBefore(planned);
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
        const settings = this.#declarations.settingsOf(planned);
        const run = new Run(`run ${++this.#count}`, machine, settings, world.story, scenario.mayDieAlone);
        run.onEntry = (process, entry) => world.remember(process, entry);
        const resources = scenario.resources.filter(
            ({ stack, isTwin }) => stack === planned.stack && !(isTwin && world.isRepaired),
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
            noteFeatures(world, run, resources);
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
        on: Programs & { readonly tasks: Task[] },
    ): Promise<void> {
        const { world } = this;
        const mine = resources.map((resource) => this.#declarations.of(resource, process, on));
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

    #onRequest(process: Process): void {
        const { scenario, seed, story, sites } = this.world;
        const site = sites.find(({ requests }) => requests.at(-1)?.process === process);
        if (scenario.failsOverWhenAsked && !this.world.isRepaired && site)
            disturb("spontaneousFailover", site, story, new Random(seed, "asked"));
    }
}
