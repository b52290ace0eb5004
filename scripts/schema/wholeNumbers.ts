import { allPreconditions } from "../../provider/pair/preconditions/list.js";
import type {
    HaActiveNodeArgs,
    LastAction,
    PendingSwitchover,
    PreconditionsArgs,
    ProviderArgs,
    WaveGateArgs,
} from "../../sdk/nodejs/plugin/index.js";

type Name =
    | keyof HaActiveNodeArgs
    | keyof PreconditionsArgs
    | keyof ProviderArgs
    | keyof LastAction
    | keyof PendingSwitchover
    | keyof WaveGateArgs;

/** Numbers that are whole, by name: TypeScript has one type for both. test/schema holds it against the input checks. */
export const WHOLE_NUMBERS: ReadonlySet<string> = new Set([
    ...wholePreconditions(),
    ...([
        "waitSeconds",
        "wave",
        "holdsBack",
        "parallelSwitchovers",
        "stopAfterFailures",
        "maximumSwitchovers",
        "sessionsBefore",
        "sessionsAfter",
        // Counters of the device.
        "switchoverCounts",
        "switchoverCountsBefore",
        "switchoverCountsAfter",
    ] satisfies Name[]),
]);

function wholePreconditions(): string[] {
    return Object.entries(allPreconditions()).flatMap(([name, { argument }]) =>
        argument.kind === "wholeNumber" ? [name] : [],
    );
}
