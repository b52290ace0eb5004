import type { TopologyArgs } from "./arguments.js";
import { isBag, mergedArgs } from "./merging.js";

/**
 * Pairs of a checked topology that get a user name without a password, or a password alone, each with its path. The check of
 * the resource would name `credentials`, which a topology in the configuration does not have.
 */
export function halfUserProblems(args: TopologyArgs): string[] {
    return args.pairs.flatMap((pair, index) => {
        const { credentials } = mergedArgs(pair, args);
        if (!isBag(credentials)) return [];
        const [missing, ...more] = HALVES.filter((half) => credentials[half] === undefined);
        if (missing === undefined || more.length > 0) return [];
        const given = HALVES.find((half) => half !== missing);
        return [
            `pairs[${index}] gets a ${given} and no ${missing}, with its site and the defaults; give both, or neither for those of the stack.`,
        ];
    });
}

const HALVES = ["username", "password"] as const;
