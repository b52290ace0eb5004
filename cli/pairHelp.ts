/** The options of every command that looks at a pair. */
export const pairOptionsHelp = `  --node NAME=ADDRESS       a node: the host name that the device itself reports, and its management address
                            as host, host:port or [v6]:port; always HTTPS. Needed twice
  --ca-file PATH            certificate authorities that the nodes' certificates are verified against, PEM
                            (the trust store of Node.js, with NODE_EXTRA_CA_CERTS)
  --server-name NAME        the name on the certificates, if it is not that of the address
  --certificate-sha256 HEX  fingerprint of a certificate that is accepted in place of chain, name and expiry;
                            give it again for the other node's
  --api-version VERSION     REST API version (for each node, the first of v1.2, v1.1 and v1.0 that it knows)
  --device-words JSON       what words of the devices mean that are not known here, as the argument deviceWords has it, such
                            as '{"roles":{"hot-standby":"standby"},"synchronized":["enabled"]}' (none)`;

export const credentialsHelp = `The REST user is read from the environment variables ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD, and from
nowhere else: on a command line, everybody on the machine could read it.`;
