import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CREDENTIALS } from "./nodes/answers.js";
import type { DeclaredPair } from "./nodes/index.js";
import type { Place, Timed } from "./place.js";
import { declare, type PluginFolders, writeProject } from "./programs.js";
import type { Subject } from "./subjects.js";

/** Where nothing is measured: only the last state is written, and everything runs side by side. */
const QUICK = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_PARALLEL_DIFF: "true" };

export interface StackOptions {
    readonly place: Place;
    readonly plugins: PluginFolders;
    readonly caCertificate: string;
    readonly config?: Readonly<Record<string, string>>;
}

/** One subject with some pairs, as a stack that has been brought up. */
export class FleetStack {
    private constructor(
        readonly subject: Subject,
        readonly pairs: readonly DeclaredPair[],
        private readonly place: Place,
        readonly folder: string,
        readonly name: string,
    ) {}

    /** Made, with its configuration; nothing is up yet. */
    static async create(
        name: string,
        subject: Subject,
        pairs: readonly DeclaredPair[],
        { place, plugins, caCertificate, config = {} }: StackOptions,
    ): Promise<FleetStack> {
        const folder = join(place.folder, "projects", name);
        await writeProject(folder, subject, pairs, plugins);
        const settings = {
            "oracle-sbc:username": CREDENTIALS.username,
            "oracle-sbc:caCertificate": caCertificate,
            ...config,
        };
        // JSON is YAML.
        await writeFile(join(folder, `Pulumi.${name}.yaml`), JSON.stringify({ config: settings }));
        const stack = new FleetStack(subject, pairs, place, folder, name);
        await place.pulumi({ cwd: folder, args: ["stack", "init", name] });
        const password = ["config", "set", "--secret", "oracle-sbc:password", "--stack", name];
        await place.pulumi({ cwd: folder, args: password }, CREDENTIALS.password);
        return stack;
    }

    /** The first `up`, by the quickest way: it is not measured. */
    async bringUp(): Promise<void> {
        const text = await this.place.pulumi({ cwd: this.folder, args: [...this.#up, "--parallel", "64"], env: QUICK });
        expectCount(text, "created", this.pairs.length + 1);
    }

    /** The first `up` as a user runs it. */
    async firstUp(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Timed> {
        const timed = await this.place.timed({ cwd: this.folder, args: [...this.#up, ...args], env });
        expectCount(timed.text, "created", this.pairs.length + 1);
        return timed;
    }

    /** Which node is desired, of the pairs that are chosen. */
    async declareActive(node: 0 | 1, isChosen: (pair: DeclaredPair, index: number) => boolean = () => true) {
        const pairs = this.pairs.map((pair, index) =>
            isChosen(pair, index) ? { ...pair, activeNode: pair.nodes[node].name } : pair,
        );
        await declare(this.folder, this.subject, pairs);
    }

    /** A preview in which nothing is to be changed. */
    async preview(args: readonly string[], env: Readonly<Record<string, string>>, heap = false): Promise<Timed> {
        const all = ["preview", "--stack", this.name, "--non-interactive", ...args];
        const timed = await this.place.timed({ cwd: this.folder, args: all, env, heap });
        expectCount(timed.text, "unchanged", this.pairs.length + 1);
        return timed;
    }

    /** An `up` that changes so many pairs. */
    async up(changes: number, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Timed> {
        const timed = await this.place.timed({ cwd: this.folder, args: [...this.#up, ...args], env });
        expectCount(timed.text, "updated", changes);
        return timed;
    }

    /** The resources' outputs, by name, as the state holds them. */
    async outputs(): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
        const text = await this.place.pulumi({ cwd: this.folder, args: ["stack", "export", "--stack", this.name] });
        const { deployment } = JSON.parse(text) as { deployment: { resources: Exported[] } };
        return new Map(
            deployment.resources
                .filter(({ urn }) => urn.includes("HaActiveNode::"))
                .map(({ urn, outputs = {} }) => [urn.split("::").at(-1) ?? "", outputs]),
        );
    }

    get #up(): readonly string[] {
        return ["up", "--yes", "--skip-preview", "--stack", this.name, "--non-interactive"];
    }
}

interface Exported {
    readonly urn: string;
    readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Figures of a run that did something else are worth nothing. */
function expectCount(text: string, what: "created" | "unchanged" | "updated", count: number): void {
    if (new RegExp(`\\b${count} ${what}`).test(text)) return;
    throw new Error(`Pulumi was expected to say "${count} ${what}", and said:\n${text.trim().slice(-4000)}`);
}
