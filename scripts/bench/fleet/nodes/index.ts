import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { NodesReport, Ready, Told } from "./messages.js";
import type { ServedNode } from "./server.js";

/** A pair as a program declares it. */
export interface DeclaredPair {
    readonly name: string;
    readonly nodes: readonly [ServedNode, ServedNode];
    readonly activeNode: string;
}

/** What one request to a node takes, connecting not counted. */
const DELAY_MS = 50;

/** Pairs of minimal nodes in a process of their own. */
export class Nodes {
    readonly pairs: readonly DeclaredPair[];

    private constructor(
        private readonly child: ChildProcess,
        ready: Ready,
    ) {
        this.caCertificate = ready.caCertificate;
        this.pairs = pairsOf(ready.nodes);
    }

    readonly caCertificate: string;

    static async start(pairs: number): Promise<Nodes> {
        const child = fork(join(__dirname, "process.js"), [String(pairs), String(DELAY_MS)]);
        const exit = once(child, "exit").then(() => Promise.reject(new Error("The nodes could not be started.")));
        const [ready] = (await Promise.race([once(child, "message"), exit])) as [Ready];
        exit.catch(() => undefined);
        return new Nodes(child, ready);
    }

    reset(): Promise<NodesReport> {
        return this.#ask("reset");
    }

    report(): Promise<NodesReport> {
        return this.#ask("report");
    }

    async stop(): Promise<void> {
        if (!this.child.connected) return;
        const ended = once(this.child, "exit");
        this.child.disconnect();
        await ended;
    }

    async #ask(told: Told): Promise<NodesReport> {
        const answer = once(this.child, "message");
        this.child.send(told);
        const [report] = (await answer) as [NodesReport];
        return report;
    }
}

function pairsOf(nodes: readonly ServedNode[]): DeclaredPair[] {
    return nodes.flatMap((first, index) => {
        const second = nodes[index + 1];
        if (index % 2 === 1 || second === undefined) return [];
        const name = first.name.replace(/^sbc-(.*)-a$/, "pair-$1");
        return [{ name, nodes: [first, second] as const, activeNode: first.name }];
    });
}
