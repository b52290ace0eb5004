import type * as pulumi from "@pulumi/pulumi";
import type { DeviceWordsArgs } from "./deviceWordsArguments.js";

/** One node of a pair. */
export interface NodeArgs {
    /** The `hostName` that the device itself reports, in any case. Another device at the address is refused. */
    name: pulumi.Input<string>;
    /** Management address: `host`, `host:port`, `[v6]` or `[v6]:port`. Always HTTPS. Port 443 by default. */
    address: pulumi.Input<string>;
    /** For this node, in place of the pair's values of the same names. */
    tls?: pulumi.Input<TlsArgs>;
}

/** The REST user. */
export interface CredentialsArgs {
    /** A user with administrator rights: a switchover needs them. */
    username: pulumi.Input<string>;
    /** Always a secret in state. */
    password: pulumi.Input<string>;
}

/** What a certificate is verified against. */
export interface TlsArgs {
    /** PEM text, one or more CA certificates, in place of the trust store. */
    caCertificate?: pulumi.Input<string>;
    /** The name on the certificate, if it is not that of the address. */
    serverName?: pulumi.Input<string>;
    /**
     * SHA-256 fingerprint of the certificate, or a list of them; hexadecimal, colons and case ignored. That very
     * certificate is accepted, in place of chain, name and expiry.
     */
    certificateSha256?: pulumi.Input<string | pulumi.Input<string>[]>;
}

/** What a look needs to know of a pair: arguments as plain values. */
export interface GetPairArgs {
    /** Exactly two nodes, in any order. */
    nodes: pulumi.Unwrap<NodeArgs>[];
    /**
     * The REST user, with administrator rights, the same on both nodes.
     *
     * @default the environment variables `ORACLE_SBC_USERNAME` and `ORACLE_SBC_PASSWORD`
     */
    credentials?: pulumi.Unwrap<CredentialsArgs>;
    /**
     * What the nodes' certificates are verified against. Verification can't be switched off.
     *
     * @default the trust store of Node.js with `NODE_EXTRA_CA_CERTS`
     */
    tls?: pulumi.Unwrap<TlsArgs>;
    /**
     * REST API version such as `"v1.1"`: exactly that, without a fallback.
     *
     * @default for each node, the first of v1.2, v1.1 and v1.0 that it knows
     */
    apiVersion?: string;
    /** What words of these nodes mean that are not known here. */
    deviceWords?: pulumi.Unwrap<DeviceWordsArgs>;
    /** How long to wait. */
    timeouts?: {
        /**
         * For one whole exchange with a node, from connecting to the last byte, in seconds.
         *
         * @default 10
         */
        requestSeconds?: number;
    };
}
