import type { JournalEntry } from "../../provider/state/journal.js";
import { Checker } from "./checker/checker.js";
import { Machine } from "./machine.js";
import { Network } from "./network.js";
import type { Process } from "./process.js";
import type { ProviderCode } from "./provider.js";
import { Random } from "./random.js";
import type { PlannedResource } from "./scenario/resources.js";
import type { Scenario } from "./scenario/scenario.js";
import type { SentRequest } from "./sent.js";
import { Site } from "./site.js";
import { DynamicResource } from "./stack/dynamicResource.js";
import { PluginResource } from "./stack/pluginResource.js";
import type { StackResource } from "./stack/stack.js";
import { Story } from "./story.js";
import type { Task } from "./task.js";
import { VirtualTime } from "./virtualTime.js";

/** Everything that a schedule takes place in. */
export class World {
    readonly time = new VirtualTime();
    readonly story = new Story(this.time);
    readonly sites: readonly Site[];
    readonly machines: readonly [Machine, Machine];
    readonly network: Network;
    readonly checker: Checker;
    readonly tasks: Task[] = [];
    /** The last runs: everything is as it should be. */
    isRepaired = false;
    readonly #resources = new Map<PlannedResource, StackResource>();
    readonly #entries = new Map<Process, SentRequest["entry"][]>();

    constructor(
        readonly seed: number,
        readonly scenario: Scenario,
        readonly code: ProviderCode,
    ) {
        const { names, clocks, policy } = scenario;
        this.sites = names.map((pair, index) => {
            const site = new Site(index, this.time, seed, this.story, names.length === 1, pair);
            site.model.clocks = clocks[index] ?? site.model.clocks;
            site.model.calls = policy.calls;
            site.dialect = scenario.dialect;
            site.model.lockAcrossSwitchover = policy.lockAcrossSwitchover;
            if (index === 0) site.model.nextManner = scenario.manner;
            if (policy.lastSwitchoverMs !== undefined)
                site.model.remember(policy.lastSwitchoverMs, policy.lastSwitchoverOn);
            return site;
        });
        const [first, second] = scenario.machinesAheadMs;
        this.machines = [this.#machine("machine 1", first), this.#machine("machine 2", second)];
        const random = new Random(seed, "network");
        this.network = new Network(this.time, this.story, this.sites, code, random, scenario.weather);
        this.checker = new Checker(this);
        this.network.listener = this.checker;
        this.network.taskOf = (process, site, to) => this.#taskOf(process, site, to);
        this.network.entryOf = (process, site) => this.#entryOf(process, site);
    }

    #machine(name: string, aheadMs: number): Machine {
        const machine = new Machine(name, this.time, this.story, aheadMs);
        machine.isFull = this.scenario.journal === "failing";
        return machine;
    }

    resource(planned: PlannedResource): StackResource {
        const isOneOfMany = this.scenario.resources.filter(({ stack }) => stack === planned.stack).length > 1;
        const isDynamic = this.code.face === "dynamic" && planned.process === 0;
        const Resource = isDynamic ? DynamicResource : PluginResource;
        const resource = this.#resources.get(planned) ?? new Resource(planned.name, isOneOfMany);
        this.#resources.set(planned, resource);
        return resource;
    }

    /** A process of a run has an entry in the journal of its machine. */
    remember(process: Process, entry: JournalEntry): void {
        const known = this.#entries.get(process) ?? [];
        known.push({ id: entry.id, writtenMs: this.time.monotonicMs(), entry });
        this.#entries.set(process, known);
    }

    #taskOf(process: Process, site: Site, to: string): Task | undefined {
        const mine = this.tasks.filter((task) => task.process === process && task.site === site);
        const running = mine.filter(({ endedMs }) => endedMs === undefined);
        return running.find(({ desired }) => desired === to) ?? running[0] ?? mine.at(-1);
    }

    #entryOf(process: Process, site: Site): SentRequest["entry"] {
        const durable = (this.#entries.get(process) ?? []).filter((known) => {
            const isHere = known?.entry.nodes.some(({ endpoint }) => this.#siteAt(endpoint) === site);
            return isHere === true && process.machine.disk.has(known?.id ?? "");
        });
        return durable.at(-1);
    }

    /** The checker's name of the node whose request an entry of the journal is about. */
    nodeIn({ nodes, from }: JournalEntry, site: Site): string | undefined {
        return site.nodeAt(hostOf(nodes[from].endpoint));
    }

    #siteAt(endpoint: string): Site | undefined {
        return this.sites.find((site) => site.nodeAt(hostOf(endpoint)) !== undefined);
    }
}

function hostOf(endpoint: string): string {
    return endpoint.replace(/:\d+$/, "");
}
