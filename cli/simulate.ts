import { startSimulator, type Simulator, type SimulatorOptions } from "pulumi-oracle-sbc-simulator";
import { createCaFile } from "./caFile.js";
import { plainText } from "./plainText.js";
import { simulateHelp } from "./simulateHelp.js";
import { parseSimulateOptions, type SimulateOptions } from "./simulateOptions.js";
import { activeLine, greeting, readyLine, requestLine, roleLine } from "./simulateOutput.js";

/** Runs a simulated pair until it is interrupted. Resolves to the exit code: 0 stopped, 1 could not start, 2 bad option. */
export async function simulate(args: readonly string[]): Promise<number> {
    let options: SimulateOptions;
    try {
        options = parseSimulateOptions(args);
    } catch (error) {
        return fail(error, 2);
    }
    if (options.help) {
        print(simulateHelp);
        return 0;
    }
    const interrupted = untilInterrupted();
    let simulator: Simulator;
    try {
        simulator = await startSimulator({ ...options.simulator, ...reports(options) });
    } catch (error) {
        return fail(error, isPortProblem(error) ? 1 : 2);
    }
    try {
        const caFile = createCaFile(simulator.caCertificate, options.caFile);
        print(options.json ? readyLine(simulator, caFile.path, options) : greeting(simulator, caFile.path, options));
        await interrupted;
        caFile.removeIfTemporary();
        return 0;
    } catch (error) {
        return fail(error, 1);
    } finally {
        await simulator.stop();
    }
}

/** One line for each request and each change, unless nobody wants them. */
function reports({ quiet, json }: SimulateOptions): SimulatorOptions {
    if (quiet || json) return {};
    return {
        onRequest: (record) => print(requestLine(record)),
        onRoleChange: (change) => print(roleLine(change)),
        onActiveChange: (change) => print(activeLine(change)),
    };
}

function untilInterrupted(): Promise<void> {
    return new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
    });
}

function isPortProblem(error: unknown): boolean {
    return error instanceof Error && "syscall" in error;
}

function print(line: string): void {
    process.stdout.write(`${line}\n`);
}

function fail(error: unknown, exitCode: number): number {
    const fact = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${plainText(fact)}\nnpx pulumi-oracle-sbc simulate --help lists the options.\n`);
    return exitCode;
}
