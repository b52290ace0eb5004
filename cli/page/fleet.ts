import {
    exportedStack,
    hasCredentials,
    noStackConfig,
    readStackConfig,
    SECRET,
    type StackConfig,
    type StackOptions,
    type StackPair,
} from "../stack/index.js";
import { pagePair } from "./fromStack.js";
import type { FleetPage, PageFreeze } from "./model.js";

/** What is known of a stack. */
interface KnownStack {
    readonly pairs: readonly StackPair[];
    readonly recordedAt?: string;
    /** Absent if it can't be read. */
    readonly config?: StackConfig;
    readonly problems: readonly string[];
}

/** Throws why Pulumi does not give the stack; without its configuration, a page lacks no more than the freeze. */
async function knownStack(options: StackOptions, showSecrets: boolean): Promise<KnownStack> {
    const exported = await exportedStack(options);
    try {
        return { ...exported, config: await readStackConfig(options, showSecrets), problems: [] };
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { ...exported, problems: [`Whether the stack is frozen is not known. ${why}`] };
    }
}

/** What is recorded of a stack. */
export async function recordedFleet(options: StackOptions): Promise<FleetPage> {
    return fleetOf(options, await knownStack(options, false));
}

/** The same, with what a look at both nodes of each pair shows in its place. Throws where no REST user is known. */
export async function liveFleet(options: StackOptions): Promise<FleetPage> {
    // Pulumi decrypts only if that is needed.
    const known = await knownStack(options, !hasCredentials(process.env));
    // The device's client is loaded where it is used.
    const { looksAt, seenPair } = await import("./live.js");
    const looks = await looksAt(known.pairs, known.config ?? noStackConfig());
    const { pairs, ...page } = fleetOf(options, known);
    const seen = pairs.map((pair, index) => {
        const look = looks[index];
        return look === undefined ? pair : seenPair(pair, look);
    });
    return { ...page, isLive: true, pairs: seen };
}

function fleetOf({ stack }: StackOptions, { pairs, recordedAt, config, problems }: KnownStack): FleetPage {
    const freeze = freezeIn(config);
    return {
        stack,
        writtenAt: new Date().toISOString(),
        isLive: false,
        ...(recordedAt === undefined ? {} : { recordedAt }),
        ...(freeze === undefined ? {} : { freeze }),
        pairs: pairs.map(pagePair),
        problems,
    };
}

function freezeIn(config: StackConfig | undefined): PageFreeze | undefined {
    const shown = (key: string) => (config?.secretKeys.has(key) === true ? SECRET : config?.get(key));
    const text = shown("oracle-sbc:freeze");
    const until = shown("oracle-sbc:freezeUntil");
    if (typeof text !== "string") return undefined;
    return { text, ...(typeof until === "string" ? { until } : {}) };
}
