import { relative } from "node:path";
import { reporters, type MochaOptions, Runner, type Suite } from "mocha";
import { ROOT } from "../structure/sourceFiles.js";

const { EVENT_SUITE_BEGIN, EVENT_SUITE_END } = Runner.constants;

/** Mocha's dots, and below them how long each file took, with its hooks, the slowest first: `npm test -- --timings`. */
export default class Timings extends reporters.Dot {
    readonly #ms = new Map<string, number>();

    constructor(runner: Runner, options: MochaOptions) {
        super(runner, options);
        let startedMs = 0;
        const isOutermost = (suite: Suite) => suite.parent?.root === true;
        runner.on(EVENT_SUITE_BEGIN, (suite) => {
            if (isOutermost(suite)) startedMs = performance.now();
        });
        runner.on(EVENT_SUITE_END, (suite) => {
            if (!isOutermost(suite)) return;
            const file = relative(ROOT, suite.file ?? "");
            this.#ms.set(file, (this.#ms.get(file) ?? 0) + performance.now() - startedMs);
        });
    }

    override epilogue(): void {
        super.epilogue();
        console.log(timingsTable(this.#ms));
    }
}

/** `   12.3 s  dist/test/cli/status.test.js`, the slowest first. */
export function timingsTable(msOf: ReadonlyMap<string, number>): string {
    return [...msOf]
        .sort(([, a], [, b]) => b - a)
        .map(([file, ms]) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`)
        .join("\n");
}
