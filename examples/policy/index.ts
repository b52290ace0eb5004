import {
    PolicyPack,
    type PolicyResource,
    type ReportViolation,
    type ResourceValidationArgs,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";

// What a change of pairs must say and keep within, in programs of every language and with either provider:
//
//   npm install && pulumi preview --policy-pack path/to/this/folder
//
// Other limits: --policy-pack-config limits.json, such as { "few-pairs-a-change": { "pairs": 1 } }. Pairs are counted in the
// preview, of the plugin's pairs: a dynamic provider does not tell Pulumi which of its updates are switchovers, so limit these
// by oracle-sbc:maximumSwitchovers, to which the provider itself keeps.

/** The resource as the plugin and as the dynamic provider have it. */
const TYPES = ["oracle-sbc:index:HaActiveNode", "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode"];

/** As far as these policies read it. */
interface Pair {
    readonly activeNode?: string;
    readonly observeOnly?: boolean;
    readonly reason?: string;
    readonly timeouts?: { readonly quietSeconds?: number };
}

/** A rule for a pair that may be switched over; one that is only looked at needs none. */
function forPair(check: (pair: Pair, config: Record<string, unknown>, report: ReportViolation) => void) {
    return (args: ResourceValidationArgs, report: ReportViolation) => {
        const pair = args.props as Pair;
        if (TYPES.includes(args.type) && pair.observeOnly !== true) check(pair, args.getConfig(), report);
    };
}

const reasonRequired: ResourceValidationPolicy = {
    name: "reason-required",
    description: "Every pair that may be switched over says why, in `reason`, which is recorded with the switchover.",
    configSchema: { properties: { pattern: { type: "string", default: "\\S" } } },
    validateResource: forPair(({ reason = "" }, { pattern }, report) => {
        // Not the reason itself: it may be a secret.
        if (!new RegExp(String(pattern)).test(reason))
            report(
                `reason must be set, and match ${String(pattern)}: write the change or the incident that this is for.`,
            );
    }),
};

const quietUnlessEmergency: ResourceValidationPolicy = {
    name: "quiet-unless-emergency",
    description: "A switchover without a quiet period is for an emergency, and its reason says so.",
    configSchema: { properties: { emergencyReason: { type: "string", default: "^EMERGENCY " } } },
    validateResource: forPair(({ reason = "", timeouts }, { emergencyReason }, report) => {
        if (timeouts?.quietSeconds === 0 && !new RegExp(String(emergencyReason)).test(reason))
            report(
                `timeouts.quietSeconds is 0, and reason does not match ${String(emergencyReason)}. ` +
                    "Leave quietSeconds out, or say in reason what the emergency is.",
            );
    }),
};

/** What a preview can't know of a pair: the roles after a switchover that `pulumi up` would request. The plugin says so. */
function wouldBeSwitched({ type, props }: PolicyResource): boolean {
    if (!TYPES.includes(type)) return false;
    try {
        void (props as { readonly roles?: unknown }).roles;
        return false;
    } catch {
        // Pulumi's policies throw where a value is not known yet.
        return true;
    }
}

const fewPairsAChange: StackValidationPolicy = {
    name: "few-pairs-a-change",
    description: "A change switches over few pairs: the rest is another change.",
    configSchema: { properties: { pairs: { type: "integer", minimum: 1, default: 3 } } },
    validateStack: (args, report) => {
        const { pairs } = args.getConfig<{ pairs: number }>();
        const names = args.resources.filter(wouldBeSwitched).map(({ name }) => name);
        if (names.length > pairs)
            report(
                `${names.length} pairs would be switched over (${names.sort().join(", ")}), and at most ${pairs} may be in ` +
                    "one change. Make several, or run some of them by --target.",
            );
    },
};

new PolicyPack("oracle-sbc", {
    enforcementLevel: "mandatory",
    policies: [reasonRequired, quietUnlessEmergency, fewPairsAChange],
});
