import { setMaxListeners } from "node:events";
import { pairLooks } from "pulumi-oracle-sbc/provider";
import { failed, print } from "../commandEnd.js";
import { warningsText } from "../journalOutput.js";
import { paintFor, PLAIN } from "./columns.js";
import { fleetOf, isAllReady } from "./fleet.js";
import { statusHelp } from "./help.js";
import { type Looked, lookAtAll } from "./lookAtAll.js";
import { parseStatusOptions, type StatusOptions } from "./options.js";
import { replaceFile } from "../replaceFile.js";
import { printed } from "./printed.js";
import { type Subjects, subjectsOf } from "./subjects.js";
import { type Shown, watch } from "./watch.js";

/** Looks at pairs. Resolves to the exit code: 0 all are ready, 1 not all, or they can't be looked at; 2 bad option. */
export async function status(args: readonly string[]): Promise<number> {
    try {
        const options = parseStatusOptions(args);
        if (options === undefined) {
            print(statusHelp);
            return 0;
        }
        const subjects = await subjectsOf(options, process.env);
        const stop = new AbortController();
        // Every request that is under way listens to it, and there are many side by side.
        setMaxListeners(0, stop.signal);
        const look = looking(subjects, options, stop.signal);
        return options.watchSeconds === undefined
            ? await once(look, options)
            : await watch(look, options, options.watchSeconds, stop);
    } catch (error) {
        return failed(error, "status");
    }
}

/** A function that looks at all pairs, and shares the nodes' tokens with its other calls. */
function looking(
    { subjects, entry, journal }: Subjects,
    options: StatusOptions,
    signal: AbortSignal,
): () => Promise<Shown> {
    const look = pairLooks(entry, signal);
    const paint = options.out === undefined ? paintFor(process.stdout, process.env) : PLAIN;
    return async () => {
        const lookedAt = new Date();
        const all = await lookAtAll(subjects, look, journal);
        if (options.source.kind === "nodes") throwProblem(all);
        const fleet = fleetOf(all, lookedAt, options.log);
        const none = subjects.length === 0 ? "There is no pair: no HaActiveNode." : "";
        const warnings = [none, fleet.journalProblems.length === 0 ? "" : warningsText(fleet.journalProblems)];
        return {
            text: printed(fleet, all, options, paint),
            warnings: warnings.filter((text) => text !== "").join("\n"),
            exitCode: isAllReady(fleet) ? 0 : 1,
        };
    };
}

async function once(look: () => Promise<Shown>, { out }: StatusOptions): Promise<number> {
    const { text, warnings, exitCode } = await look();
    if (warnings !== "") process.stderr.write(`${warnings}\n`);
    if (out === undefined) process.stdout.write(text);
    else replaceFile(out, text);
    return exitCode;
}

/** What the command line says of its one pair can't be used: there is nothing else to tell. */
function throwProblem([only]: readonly Looked[]): void {
    if (only !== undefined && "problem" in only.looked && only.looked.error !== undefined) throw only.looked.error;
}
