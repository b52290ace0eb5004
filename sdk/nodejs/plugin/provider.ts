import * as pulumi from "@pulumi/pulumi";
import type { DeviceWordsArgs } from "../deviceWordsArguments.js";
import { hasType } from "../typeToken.js";

const PACKAGE = "oracle-sbc";

/**
 * What holds for every pair that a provider looks after. Each is also a key of the stack's configuration, such as
 * `oracle-sbc:username`, which holds for pairs without a provider of their own.
 */
export interface ProviderArgs {
    /**
     * The REST user, with administrator rights, the same on both nodes.
     *
     * @default the environment variable `ORACLE_SBC_USERNAME`
     */
    username?: pulumi.Input<string>;
    /**
     * Always a secret in state.
     *
     * @default the environment variable `ORACLE_SBC_PASSWORD`
     */
    password?: pulumi.Input<string>;
    /**
     * PEM text, one or more CA certificates that the nodes' certificates are verified against.
     *
     * @default the trust store of Node.js with `NODE_EXTRA_CA_CERTS`
     */
    caCertificate?: pulumi.Input<string>;
    /** The name on the certificates, if it is not that of the address. */
    serverName?: pulumi.Input<string>;
    /**
     * SHA-256 fingerprints of certificates, separated by commas or spaces. Those very certificates are accepted, in place of
     * chain, name and expiry.
     */
    certificateSha256?: pulumi.Input<string>;
    /**
     * What words of the nodes mean that are not known here; a resource's own `roles` and `synchronized` are in place of these.
     *
     * @default none
     */
    deviceWords?: pulumi.Input<DeviceWordsArgs>;
    /**
     * Whether a preview, or an `up` that would change nothing, fails if it can't be seen which node of a pair is active. A
     * drift job needs `error`: with `warn`, it passes while both nodes are dark.
     *
     * @default "warn"
     */
    onUnreachable?: pulumi.Input<"warn" | "error">;
    /**
     * Whether a preview fails if a switchover is needed and would be refused. In `up`, a refusal is a failure in any case.
     *
     * @default "warn"
     */
    onRefusal?: pulumi.Input<"warn" | "error">;
    /**
     * How many switchovers one run requests at a time, 1 or more. A `Provider`'s own value can only be stricter than the
     * stack's.
     *
     * @default 1
     */
    parallelSwitchovers?: pulumi.Input<number>;
    /**
     * After how many switchovers that failed or have an unknown outcome the rest of a run is refused. 0: never. A
     * `Provider`'s own value can only be stricter than the stack's.
     *
     * @default 1
     */
    stopAfterFailures?: pulumi.Input<number>;
    /**
     * How many switchovers one run requests at the most, 0 or more. A `Provider`'s own value can only be stricter than the
     * stack's.
     *
     * @default no limit
     */
    maximumSwitchovers?: pulumi.Input<number>;
    /**
     * Where each switchover request is written before it is sent, so that it is remembered even if the run is killed: the
     * path of a folder; `required`, which refuses a switchover if it can't be written; or `off`. Two machines must not share it.
     *
     * @default `pulumi-oracle-sbc/journal` in the user's state directory; if it can't be written, one warning
     */
    journal?: pulumi.Input<string>;
    /**
     * Why nothing may be switched over now, in one line of at most 200 characters. While it is set, every switchover that is
     * needed is refused with it, in previews too; no resource can waive it. A `Provider`'s own holds beside the stack's.
     *
     * @default no freeze
     */
    freeze?: pulumi.Input<string>;
    /**
     * When the freeze is over: ISO 8601 with an offset, such as `2026-11-30T08:00:00+01:00`. It lasts while the clock of the
     * node that would be asked, or of the machine that runs Pulumi, is before that.
     *
     * @default until `freeze` is taken out
     */
    freezeUntil?: pulumi.Input<string>;
    /**
     * Who is recorded in `lastAction.requestedBy`, in one line of at most 200 characters.
     *
     * @default whom the variables of the CI system name; else `user@host`
     */
    actor?: pulumi.Input<string>;
}

/**
 * Credentials, trust and rules for some of a program's pairs: those that are given it as `{ provider }`. For a program
 * whose sites have credentials or certificates of their own.
 *
 * @example
 * const chicago = new sbc.Provider("chicago", { username: "gitops", password: config.requireSecret("chicagoPassword") });
 * new sbc.HaActiveNode("chicago", { nodes, activeNode: "sbc-chi-a" }, { provider: chicago });
 */
export class Provider extends pulumi.ProviderResource {
    // Generated SDKs have the package's name here, which no policy's comparison of types matches.
    /** The type by which a policy pack knows the resource. */
    static readonly __pulumiType = `pulumi:providers:${PACKAGE}`;

    constructor(name: string, args: ProviderArgs = {}, options?: pulumi.ResourceOptions) {
        const { password, deviceWords, parallelSwitchovers, stopAfterFailures, maximumSwitchovers, ...texts } = args;
        super(
            PACKAGE,
            name,
            given({
                // What is not text has to be made text.
                ...(texts satisfies Readonly<Record<string, pulumi.Input<string> | undefined>>),
                password: password === undefined ? undefined : pulumi.secret(password),
                deviceWords: asText(deviceWords),
                parallelSwitchovers: asText(parallelSwitchovers),
                stopAfterFailures: asText(stopAfterFailures),
                maximumSwitchovers: asText(maximumSwitchovers),
            }),
            options,
        );
    }

    /** Whether an object is a `Provider` of this plugin, of any copy of this package. */
    static override isInstance(value: unknown): value is Provider {
        return hasType(value, Provider.__pulumiType);
    }
}

/** What is configured travels as JSON text: a convention of Pulumi's, for providers alone. */
function asText(value: pulumi.Input<unknown>): pulumi.Output<string> | undefined {
    return value === undefined ? undefined : pulumi.output(value).apply((known) => JSON.stringify(known));
}

function given(inputs: pulumi.Inputs): pulumi.Inputs {
    return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}
