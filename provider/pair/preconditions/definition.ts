import type { Moment } from "../../clock.js";
import type { Reader, Readings } from "../reading.js";
import type { Sighting, Sightings } from "../sighting.js";
import type { Argument, ValueOf } from "./argument.js";
import type { PreconditionCheck } from "./precondition.js";

/** What the user declared is required even of a device that does not report it; a default is not. */
export interface Requirement<T> {
    readonly value: T;
    readonly isDeclared: boolean;
}

/** What is known of a node that is to take over. */
interface TakingOver {
    readonly sightings: Sightings;
    readonly takingOver: Sighting;
}

/** What is known when a switchover is needed. */
interface SwitchingOver extends TakingOver {
    readonly active: Sighting;
    /** When a request would be sent. */
    readonly now: Moment;
}

/** One that `redundant` is held to as well: it is judged by the status alone, and always required. */
export interface TakeOverPrecondition<A extends Argument> {
    readonly argument: A;
    readonly default: ValueOf<A>;
    /** Absent if nothing is required. */
    readonly check: (required: Requirement<ValueOf<A>>, on: TakingOver) => PreconditionCheck | undefined;
}

export interface SwitchoverPrecondition<A extends Argument, R> {
    readonly argument: A;
    /** Absent: not required unless it is declared. */
    readonly default?: ValueOf<A>;
    /** Beside the status, which every look reads: what is read only where this is required. See {@link Reader}. */
    readonly needs: "status" | Reader<R>;
    /** @param reading what was read for `needs`; absent if it was not */
    readonly check: (
        required: Requirement<ValueOf<A>>,
        on: SwitchingOver,
        reading: NoInfer<R> | undefined,
    ) => PreconditionCheck | undefined;
}

export function takeOverPrecondition<A extends Argument>(definition: TakeOverPrecondition<A>) {
    return definition;
}

export function switchoverPrecondition<A extends Argument, R = undefined>(definition: SwitchoverPrecondition<A, R>) {
    return definition;
}

/** Any of a list. A method, so that TypeScript lets each keep its own value: the list's types see to it. */
interface Checkable<On> {
    readonly needs?: "status" | Reader;
    check(required: Requirement<unknown>, on: On, reading: unknown): PreconditionCheck | undefined;
}

/** The checks of a list, as far as something is required, in its order. */
export function checksOf<On>(
    list: Readonly<Record<string, Checkable<On>>>,
    required: Readonly<Record<string, Requirement<unknown> | undefined>>,
    on: On,
    readings?: Readings,
): PreconditionCheck[] {
    return Object.entries(list).flatMap(([name, precondition]) => {
        const { needs = "status" } = precondition;
        const requirement = required[name];
        if (requirement === undefined) return [];
        const reading = needs === "status" ? undefined : readings?.get(needs);
        return precondition.check(requirement, on, reading) ?? [];
    });
}
