import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index.js";
import { runCliWith } from "./runCli.js";

export interface Ended {
    readonly exitCode: number | null;
    readonly out: string;
    readonly err: string;
}

/** A real pair, and a folder with its certificate authority, for the commands that look at one. */
export class LookedAt {
    private constructor(
        readonly pair: Simulator,
        readonly folder: string,
    ) {}

    static async start(options: SimulatorOptions = {}): Promise<LookedAt> {
        const looked = new LookedAt(
            await startSimulator({ timeScale: 0.02, ...options }),
            mkdtempSync(join(tmpdir(), "look-command-")),
        );
        writeFileSync(looked.file("ca.pem"), looked.pair.caCertificate);
        return looked;
    }

    /** The options that name the pair and its authority. */
    get options(): readonly string[] {
        return [...this.nodes(), "--ca-file", this.file("ca.pem")];
    }

    nodes([a, b]: readonly string[] = this.pair.nodes.map(({ name }) => name)): readonly string[] {
        const [first, second] = this.pair.nodes;
        return ["--node", `${a}=${first.address}`, "--node", `${b}=${second.address}`];
    }

    file(name: string): string {
        return join(this.folder, name);
    }

    run(...args: readonly string[]): Promise<Ended> {
        return this.runWith({ ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: PASSWORD }, ...args);
    }

    async runWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
        // Not the journal of whoever runs the tests.
        const run = runCliWith({ XDG_STATE_HOME: this.folder, ...env }, ...args);
        const exitCode = await run.exited;
        return { exitCode, ...run.output() };
    }

    async stop(): Promise<void> {
        rmSync(this.folder, { recursive: true });
        await this.pair.stop();
    }
}

/** The simulator's own default. */
export const PASSWORD = "acme-packet";
