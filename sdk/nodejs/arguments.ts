import type * as pulumi from "@pulumi/pulumi";

/** What is declared of one pair. */
export interface HaActiveNodeArgs {
    /**
     * Exactly two nodes. Their order means nothing.
     *
     * Changing an address or a certificate changes where to look, nothing more. Where neither node is kept, by name or by
     * address, it is another pair: the resource is replaced, and the old pair left alone.
     */
    nodes: pulumi.Input<pulumi.Input<NodeArgs>[]>;

    /** Name of the node that shall be active. Changing it asks for one switchover, where another node is active. */
    activeNode: pulumi.Input<string>;

    /**
     * The REST user, with administrator rights, the same on both nodes.
     *
     * @default stack configuration `oracle-sbc:username` and `oracle-sbc:password`, else the environment variables
     * `ORACLE_SBC_USERNAME` and `ORACLE_SBC_PASSWORD`
     */
    credentials?: pulumi.Input<CredentialsArgs>;

    /**
     * What the nodes' certificates are verified against. Verification can't be switched off.
     *
     * @default stack configuration `oracle-sbc:caCertificate`, `oracle-sbc:serverName` and `oracle-sbc:certificateSha256`,
     * else the trust store of Node.js with `NODE_EXTRA_CA_CERTS`
     */
    tls?: pulumi.Input<TlsArgs>;

    /**
     * REST API version such as `"v1.1"`: exactly that, without a fallback.
     *
     * @default for each node, the first of v1.2, v1.1 and v1.0 that it knows
     */
    apiVersion?: pulumi.Input<string>;

    /**
     * `true`: another node being active is a difference, which `up` corrects. `false`: a failover that the device made by
     * itself stays, and only a change of `activeNode` in the program asks for a switchover.
     *
     * @default true
     */
    revertive?: pulumi.Input<boolean>;

    /** What must hold before a switchover is asked for. */
    preconditions?: pulumi.Input<PreconditionsArgs>;

    /** Free text, such as a ticket's number, recorded with a switchover. At most 1024 characters. */
    reason?: pulumi.Input<string>;

    /** How long to wait, for what. */
    timeouts?: pulumi.Input<TimeoutsArgs>;
}

export interface NodeArgs {
    /** The `hostName` that the device itself reports, in any case. Another device at the address is refused. */
    name: pulumi.Input<string>;
    /** Management address: `host`, `host:port`, `[v6]` or `[v6]:port`. Always HTTPS. Port 443 by default. */
    address: pulumi.Input<string>;
    /** For this node, in place of the pair's values of the same names. */
    tls?: pulumi.Input<TlsArgs>;
}

export interface CredentialsArgs {
    username: pulumi.Input<string>;
    /** Always a secret in state. */
    password: pulumi.Input<string>;
}

export interface TlsArgs {
    /** PEM text, one or more CA certificates, in place of the trust store. */
    caCertificate?: pulumi.Input<string>;
    /** The name on the certificate, where it is not that of the address. */
    serverName?: pulumi.Input<string>;
    /**
     * SHA-256 fingerprint of the certificate, or a list of them; hexadecimal, colons and case ignored. That very
     * certificate is accepted, in place of chain, name and expiry.
     */
    certificateSha256?: pulumi.Input<string | pulumi.Input<string>[]>;
}

export interface PreconditionsArgs {
    /**
     * Health of the node that is to take over, in percent. A node that reports none passes, unless this is set.
     *
     * @default 75
     */
    minimumHealthPercent?: pulumi.Input<number>;
    /**
     * Every component that is in use is synchronized, by both nodes' answers. Nodes that report none pass, unless this is
     * set. `false` switches the condition off.
     *
     * @default true
     */
    synchronized?: pulumi.Input<boolean>;
}

export interface TimeoutsArgs {
    /**
     * For one whole exchange with a node, from connecting to the last byte, in seconds.
     *
     * @default 10
     */
    requestSeconds?: pulumi.Input<number>;
    /**
     * For a pair to settle after a switchover was asked for, in seconds.
     *
     * @default 90
     */
    settleSeconds?: pulumi.Input<number>;
    /**
     * How long both nodes must have said the same before a switchover is asked for, in seconds: longer than a device may
     * take to act on a request that somebody else sent. 0 only for an emergency.
     *
     * @default 6
     */
    quietSeconds?: pulumi.Input<number>;
}

/** What a look needs to know of a pair: arguments as plain values. */
export interface GetPairArgs {
    nodes: pulumi.Unwrap<NodeArgs>[];
    /** @default the environment variables `ORACLE_SBC_USERNAME` and `ORACLE_SBC_PASSWORD` */
    credentials?: pulumi.Unwrap<CredentialsArgs>;
    /** @default the trust store of Node.js with `NODE_EXTRA_CA_CERTS` */
    tls?: pulumi.Unwrap<TlsArgs>;
    apiVersion?: string;
    timeouts?: { requestSeconds?: number };
}
