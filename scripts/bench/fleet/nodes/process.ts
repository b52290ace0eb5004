import type { NodesReport, Ready, Told } from "./messages.js";
import { NodesServer } from "./server.js";

// The nodes, in a process of their own, so that its CPU time can be told from the provider's.
async function main([pairs = "", delayMs = ""]: readonly string[]): Promise<void> {
    const server = new NodesServer(Number(pairs), Number(delayMs));
    await server.start();
    let usage = process.cpuUsage();
    const report = (): NodesReport => {
        const { user, system } = process.cpuUsage(usage);
        return {
            traffic: server.counts.traffic,
            cpuMs: (user + system) / 1000,
            active: server.pairs.map((pair) => (pair.isSettled ? (pair.active ?? null) : null)),
            switchovers: server.pairs.map((pair) => pair.requests),
        };
    };
    process.on("message", (told: Told) => {
        if (told === "reset") {
            usage = process.cpuUsage();
            server.counts.reset();
        }
        process.send?.(report());
    });
    // Ctrl-C reaches all processes of a terminal; this one ends when the benchmark has no more use for it, or is gone.
    process.on("SIGINT", () => undefined);
    process.once("disconnect", () => process.exit());
    const ready: Ready = { nodes: server.nodes, caCertificate: server.caCertificate };
    process.send?.(ready);
}

void main(process.argv.slice(2));
