import { readFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join, resolve } from "node:path";
import type { MoveFigures } from "./moves.js";
import type { PreviewFigures } from "./previews.js";
import type { StackFigures } from "./stacks.js";

/** What a benchmark was run on. */
export interface Machine {
    readonly cores: number;
    readonly memoryGib: number;
    /** Such as `linux x64`. */
    readonly system: string;
    readonly node: string;
    readonly pulumi: string;
}

/** The figures that docs/performance.md shows; each part is that of its last run with --write. */
export interface Results {
    readonly previews: PreviewFigures & { readonly machine: Machine };
    readonly moves?: MoveFigures & { readonly machine: Machine };
    readonly stacks?: StackFigures & { readonly machine: Machine };
}

export const RESULTS_FILE = join(resolve(__dirname, "../../../.."), "docs/performance.json");

export function readResults(): Results {
    return JSON.parse(readFileSync(RESULTS_FILE, "utf8")) as Results;
}

export function thisMachine(pulumi: string): Machine {
    return {
        cores: availableParallelism(),
        memoryGib: Math.round(totalmem() / 2 ** 30),
        system: `${process.platform} ${process.arch}`,
        node: process.versions.node,
        pulumi,
    };
}

export function describeMachine({ cores, memoryGib, system, node, pulumi }: Machine): string {
    return `${cores} cores, ${memoryGib} GiB, ${system}, Pulumi CLI ${pulumi}, Node.js ${node}`;
}
