import { setTimeout as delay } from "node:timers/promises";
import { drawn, FIRST_SCREEN } from "./screen.js";
import type { StatusOptions } from "./options.js";
import { replaceFile } from "../replaceFile.js";

/** What one look at all pairs comes to. */
export interface Shown {
    readonly text: string;
    readonly warnings: string;
    readonly exitCode: number;
}

/**
 * Looks again and again, until it is interrupted; what is under way then is ended by `stop`. Resolves to the exit code of the
 * last look that ended; 1 if none did.
 */
export async function watch(
    look: () => Promise<Shown>,
    options: StatusOptions,
    seconds: number,
    stop: AbortController,
): Promise<number> {
    const { signal } = stop;
    const end = () => stop.abort();
    process.once("SIGINT", end);
    process.once("SIGTERM", end);
    const show = shower(options, seconds);
    let exitCode = 1;
    try {
        while (!signal.aborted) {
            const shown = await look();
            ({ exitCode } = shown);
            show(shown);
            await delay(seconds * 1000, undefined, { signal });
        }
        return exitCode;
    } catch (error) {
        if (signal.aborted) return exitCode;
        throw error;
    } finally {
        process.removeListener("SIGINT", end);
        process.removeListener("SIGTERM", end);
    }
}

function shower({ format, out }: StatusOptions, seconds: number): (shown: Shown) => void {
    const { stdout } = process;
    const isDrawn = out === undefined && format === "table" && stdout.isTTY;
    if (isDrawn) stdout.write(FIRST_SCREEN);
    return ({ text, warnings }) => {
        if (warnings !== "") process.stderr.write(`${warnings}\n`);
        if (out !== undefined) replaceFile(out, text);
        else if (isDrawn) stdout.write(drawn(`${headline(seconds)}\n\n${text}`, stdout.rows));
        // Each line of JSON has its own time.
        else stdout.write(format === "table" ? `${headline(seconds)}\n${text}\n` : text);
    };
}

function headline(seconds: number): string {
    return `${new Date().toISOString()}, every ${seconds} s; Ctrl-C ends it`;
}
