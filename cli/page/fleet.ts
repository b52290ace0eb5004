import { exportedStack, readStackConfig, type StackConfig, type StackOptions, type StackPair } from "../stack/index.js";
import { pagePair } from "./fromStack.js";
import type { FleetPage, PageFreeze } from "./model.js";

/** What is known of a stack. */
export interface KnownStack {
    readonly pairs: readonly StackPair[];
    readonly recordedAt?: string;
    /** Absent if it can't be read. */
    readonly config?: StackConfig;
    readonly problems: readonly string[];
}

/** Throws why Pulumi does not give the stack; without its configuration, a page lacks no more than the freeze. */
export async function knownStack(options: StackOptions, showSecrets: boolean): Promise<KnownStack> {
    const exported = await exportedStack(options);
    try {
        return { ...exported, config: await readStackConfig(options, showSecrets), problems: [] };
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { ...exported, problems: [`Whether the stack is frozen is not known. ${why}`] };
    }
}

/** A page of what is recorded. */
export function recordedFleet(stack: string, known: KnownStack, writtenAt: Date): FleetPage {
    const { pairs, recordedAt, config, problems } = known;
    const freeze = freezeIn(config);
    return {
        stack,
        writtenAt: writtenAt.toISOString(),
        isLive: false,
        ...(recordedAt === undefined ? {} : { recordedAt }),
        ...(freeze === undefined ? {} : { freeze }),
        pairs: pairs.map(pagePair),
        problems,
    };
}

function freezeIn(config: StackConfig | undefined): PageFreeze | undefined {
    const text = config?.get("oracle-sbc:freeze");
    const until = config?.get("oracle-sbc:freezeUntil");
    if (typeof text !== "string") return undefined;
    return { text, ...(typeof until === "string" ? { until } : {}) };
}
