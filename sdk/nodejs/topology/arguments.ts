import type * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs, TimeoutsArgs } from "../arguments.js";
import type { DeviceWordsArgs } from "../deviceWordsArguments.js";
import type { CredentialsArgs, TlsArgs } from "../nodeArguments.js";
import type { PreconditionsArgs } from "../preconditionArguments.js";

/** `null` where a value is inherited takes it away, back to the provider's own default. */
type OrNone<T> = { [Name in keyof T]: T[Name] | null };

/** What is merged field by field: each level may have some of the fields, and `null` for others. */
interface Merged {
    tls?: pulumi.Input<OrNone<TlsArgs>>;
    preconditions?: pulumi.Input<OrNone<PreconditionsArgs>>;
    timeouts?: pulumi.Input<OrNone<TimeoutsArgs>>;
    deviceWords?: pulumi.Input<OrNone<DeviceWordsArgs>>;
}

/** The rest is inherited. */
interface PartOfCredentials {
    credentials?: pulumi.Input<OrNone<Partial<CredentialsArgs>>>;
}

type Inherited = Omit<HaActiveNodeArgs, "nodes" | "activeNode" | "credentials" | keyof Merged> & Merged;

/**
 * What holds for all pairs of a site, or of the topology: any argument of `HaActiveNode` that can be the same for several
 * pairs, and credentials and trust by the names that they have in a stack's configuration.
 */
export interface SharedPairArgs extends OrNone<Inherited> {
    /** The REST user, with administrator rights, the same on all nodes. */
    username?: pulumi.Input<string> | null;
    /** Always a secret in state. */
    password?: pulumi.Input<string> | null;
    /** PEM text, one or more CA certificates. The same as `tls.caCertificate`. */
    caCertificate?: pulumi.Input<string> | null;
    /** The name on the certificates, if it is not that of the address. The same as `tls.serverName`. */
    serverName?: pulumi.Input<string> | null;
    /** One fingerprint or a list. The same as `tls.certificateSha256`. */
    certificateSha256?: TlsArgs["certificateSha256"] | null;
}

/** A pair of a topology: the arguments of an `HaActiveNode`, which override those of its site, and these. */
export interface TopologyPairArgs
    extends OrNone<Inherited & PartOfCredentials>, Pick<HaActiveNodeArgs, "nodes" | "activeNode"> {
    /** The name of its `HaActiveNode`, unique in the topology. */
    name: string;
    /**
     * One of `sites`, whose arguments it inherits.
     *
     * @default none
     */
    site?: string | null;
    /**
     * A whole number from 1, without a gap between those that are used. No request for the pair is sent before every pair of
     * the waves before is as desired.
     *
     * @default 1
     */
    wave?: number | null;
}

/** All pairs of a topology. What is named by a string here, or counted, has to be plain, not an output. */
export interface TopologyArgs {
    /** What holds for every pair. */
    defaults?: SharedPairArgs | null;
    /** What holds for the pairs of a site, by the site's name; it overrides `defaults`. */
    sites?: Readonly<Record<string, SharedPairArgs>> | null;
    /** The pairs, in any order. */
    pairs: readonly TopologyPairArgs[];
}
