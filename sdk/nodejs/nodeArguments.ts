import type * as pulumi from "@pulumi/pulumi";

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
