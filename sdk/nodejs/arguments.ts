import type * as pulumi from "@pulumi/pulumi";
import type { DeviceWordsArgs } from "./deviceWordsArguments.js";
import type { CredentialsArgs, NodeArgs, TlsArgs } from "./nodeArguments.js";
import type { PreconditionsArgs } from "./preconditionArguments.js";

/** What is declared of one pair. */
export interface HaActiveNodeArgs {
    /**
     * Exactly two nodes, in any order.
     *
     * A changed address or certificate only changes where to look. If neither node is kept, by name or by address, it is
     * another pair: the resource is replaced, and the old pair is left alone.
     */
    nodes: pulumi.Input<pulumi.Input<NodeArgs>[]>;

    /**
     * Name of the node that should be active. A change requests one switchover if another node is active.
     *
     * May be left out only with `observeOnly`.
     */
    activeNode?: pulumi.Input<string>;

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
     * What words of these nodes mean that are not known here. A change of them alone requests no switchover. What rests on them
     * is in the checklist, and in `lastAction.checks`, as declared.
     *
     * @default `roles` and `synchronized`, each by itself: stack configuration `oracle-sbc:deviceWords`
     */
    deviceWords?: pulumi.Input<DeviceWordsArgs>;

    /**
     * `true`: another node being active is drift, and `up` corrects it. `false`: a failover that the device made by itself
     * stays; only a change of `activeNode` in the program requests a switchover.
     *
     * @default true
     */
    revertive?: pulumi.Input<boolean>;

    /** What must hold before a switchover is requested. A change of them alone requests no switchover. */
    preconditions?: pulumi.Input<PreconditionsArgs>;

    /**
     * How long `up` waits for preconditions that may clear on their own (synchronization, a cool-down, sessions, a change
     * window) before it refuses; whole seconds, at most 86400.
     *
     * @default 0
     */
    waitSeconds?: pulumi.Input<number>;

    /**
     * Only look, record and warn; never request a switchover. Only logins and reading requests are sent.
     *
     * @default false
     */
    observeOnly?: pulumi.Input<boolean>;

    /**
     * `true`: it is a failure, not a warning, if the other node is not standby and synchronized again within
     * `timeouts.settleSeconds`. Never a reason for a second switchover.
     *
     * @default false
     */
    requireRedundancy?: pulumi.Input<boolean>;

    /**
     * Experimental: hold the configuration locks of both nodes from before the quiet period until the outcome is seen, so
     * that runs which all set this can't both act, whichever node each desires. What a device does with a lock across a
     * switchover is not documented.
     *
     * @default false
     */
    exclusive?: pulumi.Input<boolean>;

    /**
     * Free text, such as a ticket's number, recorded with a switchover; given as a secret, it stays one. At most 1024
     * characters.
     */
    reason?: pulumi.Input<string>;

    /** Limits of time. */
    timeouts?: pulumi.Input<TimeoutsArgs>;
}

/** Limits of time. */
export interface TimeoutsArgs {
    /**
     * For one whole exchange with a node, from connecting to the last byte, in seconds.
     *
     * @default 10
     */
    requestSeconds?: pulumi.Input<number>;
    /**
     * How long a pair may take to settle after a switchover request, in seconds: more than 6, which a request may take to act.
     *
     * @default 90
     */
    settleSeconds?: pulumi.Input<number>;
    /**
     * How long both nodes must have reported the same before a switchover is requested, in seconds: longer than a device may
     * take to act on a request that somebody else sent. 0 only for an emergency. It does not shorten the wait after the request.
     *
     * @default 6
     */
    quietSeconds?: pulumi.Input<number>;
    /**
     * How old a node's answer may be when a switchover request rests on it, in seconds, from 1 to 10, counted from when its
     * question was sent. Three looks that are older are a refusal that names the slow node.
     *
     * @default 3
     */
    freshSeconds?: pulumi.Input<number>;
}
