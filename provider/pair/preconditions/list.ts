import type { Argument, ValueOf } from "./argument.js";
import { changeWindows } from "./changeWindow.js";
import { cooldownSeconds } from "./cooldown.js";
import type { Requirement } from "./definition.js";
import { minimumHealthPercent } from "./health.js";
import { maximumSessions } from "./sessions.js";
import { synchronized } from "./synchronized.js";

/** What the node that is to take over is held to, for a switchover and for `redundant`. */
export const TAKE_OVER = { minimumHealthPercent, synchronized };

/**
 * What else a switchover is held to.
 *
 * The arguments of `preconditions`, what a look reads, which looks serve each other and the checklist all follow from these
 * two lists, in their order.
 */
export const SWITCHOVER = { maximumSessions, cooldownSeconds, changeWindows };

export type Preconditions = typeof TAKE_OVER & typeof SWITCHOVER;

/** By the name of the argument. */
export function allPreconditions(): Preconditions {
    return { ...TAKE_OVER, ...SWITCHOVER };
}

type Value<P extends { readonly argument: Argument }> = ValueOf<P["argument"]>;

/** What a program declares. */
export type DeclaredPreconditions = {
    readonly [N in keyof Preconditions]?: Value<Preconditions[N]> | undefined;
};

/** What the checks of `redundant` are held to as well: there with limits of its own. */
export type TakeOverLimits = {
    readonly [N in keyof typeof TAKE_OVER]: Requirement<Value<(typeof TAKE_OVER)[N]>>;
};

/** What is required, with every default filled in. Absent: not required, and not read. */
export type RequiredPreconditions = TakeOverLimits & {
    readonly [N in keyof typeof SWITCHOVER]?: Requirement<Value<(typeof SWITCHOVER)[N]>>;
};

export function requiredPreconditions(declared: DeclaredPreconditions = {}): RequiredPreconditions {
    const values: Readonly<Record<string, unknown>> = declared;
    const list: Readonly<Record<string, { readonly default?: unknown }>> = allPreconditions();
    const required = Object.entries(list).flatMap(([name, precondition]) => {
        const value = values[name] ?? precondition.default;
        return value === undefined ? [] : [[name, { value, isDeclared: values[name] !== undefined }] as const];
    });
    // TypeScript follows no names through entries: each value is of the argument of its own name.
    // eslint-disable-next-line no-restricted-syntax -- the value of each argument was checked before
    return Object.fromEntries(required) as unknown as RequiredPreconditions;
}
