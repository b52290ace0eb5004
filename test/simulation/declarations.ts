import type { Process } from "./process.js";
import { declaredWords } from "./scenario/dialect.js";
import { declaredBy, type Policy } from "./scenario/policy.js";
import type { PlannedResource } from "./scenario/resources.js";
import type { PlannedRun } from "./scenario/runs.js";
import type { Settings } from "./scenario/settings.js";
import { otherNode, SPELLINGS, type Spelling } from "./site.js";
import type { Bag } from "./stack/stack.js";
import { nameOf, type Task } from "./task.js";
import type { World } from "./world.js";

/** A settled end needs more time than the shortest settings give. */
const SHORTEST_LAST_SETTLE_SECONDS = 30;

/** What a run is made of. */
export interface Programs {
    readonly planned: PlannedRun;
    readonly policy: Policy;
    readonly resources: readonly PlannedResource[];
}

/** What programs declare from run to run, and what is done to them between two. */
export class Declarations {
    #spelling: Spelling | undefined;
    #isOneRespelled = false;

    constructor(readonly world: World) {}

    /** What a stack is configured with; once everything is repaired, nothing that keeps a switchover back for good. */
    settingsOf({ isPasswordWrong }: PlannedRun): Settings {
        const { scenario, isRepaired } = this.world;
        const { dialect } = scenario;
        const { maximumSwitchovers: _limit, freeze: _freeze, ...others } = scenario.settings;
        const isDeclared = dialect !== undefined && (isRepaired || dialect.declaredIn !== "nowhere");
        return { ...(isRepaired ? others : scenario.settings), isPasswordWrong, ...(isDeclared ? { dialect } : {}) };
    }

    changeBefore({ stack, before }: PlannedRun): void {
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
            for (const planned of scenario.resources.filter((resource) => resource.stack === stack)) {
                const resource = this.world.resource(planned);
                resource.forget(before === "renameResource" ? `${resource.name}-renamed` : undefined);
            }
        }
    }

    of(planned: PlannedResource, process: Process, on: Programs): { readonly task: Task; readonly declared: Bag } {
        const { scenario, sites, time, story } = this.world;
        const { dialect } = process.run.settings;
        const site = sites[planned.site];
        if (site === undefined) throw new Error("There is no such site.");
        const resource = this.world.resource(planned);
        const desired = on.planned.isTurnedRound ? otherNode(planned.desired) : planned.desired;
        const isHandsOff = on.planned.isHandsOff && resource.id !== undefined;
        const timeouts = this.#timeouts();
        const nodes = ([0, 1] as const).map((index) => ({
            name: site.names[index],
            address: site.address(index, this.#spellingOf(planned, index)),
        }));
        const declared = {
            nodes: planned.isReversed ? nodes.reverse() : nodes,
            ...(on.policy.observeOnly && !on.policy.hasDesiredNode ? {} : { activeNode: site.nameOf(desired) }),
            revertive: scenario.revertive,
            timeouts,
            ...declaredBy(on.policy),
            ...(dialect === undefined || dialect.declaredIn === "stack" ? {} : { deviceWords: declaredWords(dialect) }),
        };
        const task: Task = {
            ...{ run: process.run, process, site, resource, desired, rules: on.policy, timeouts, isHandsOff },
            revertive: scenario.revertive,
            isTwin: on.resources.filter((other) => other.site === planned.site).length > 1,
            before: { ...resource.outputs },
            startedMs: time.monotonicMs(),
            startedMonotonicMs: process.machine.monotonicMs(),
        };
        if (isHandsOff) story.has("ignoreChanges");
        story.tell(
            `${nameOf(task)} (${planned.stack} stack) wants ${site.nameOf(desired)}${isHandsOff ? ", hands off" : ""}`,
        );
        return { task, declared };
    }

    #spellingOf({ spelling }: PlannedResource, index: 0 | 1): Spelling {
        return this.#isOneRespelled && index === 1 ? spelling : (this.#spelling ?? spelling);
    }

    #timeouts() {
        const { scenario, isRepaired } = this.world;
        const { timeouts } = scenario;
        if (!isRepaired) return timeouts;
        return { ...timeouts, settleSeconds: Math.max(timeouts.settleSeconds, SHORTEST_LAST_SETTLE_SECONDS) };
    }
}
