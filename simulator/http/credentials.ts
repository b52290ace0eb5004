import { type CertificateKind, createAuthority, type ServerCredential } from "../certificates.js";
import type { ResolvedOptions } from "../options.js";

/** The certificates of a pair, and the ones that fault `certificateChanged` brings out. */
export interface PairCredentials {
    readonly caCertificate: string;
    readonly usual: readonly [ServerCredential, ServerCredential];
    readonly changed: readonly [ServerCredential, ServerCredential];
}

export async function createCredentials(options: ResolvedOptions): Promise<PairCredentials> {
    const authority = await createAuthority();
    const [first, second] = options.nodes;
    const onThisMachine = [options.host, "localhost", "127.0.0.1", "::1"].filter((host) => !isAnyAddress(host));
    const kinds: readonly [CertificateKind, CertificateKind] =
        typeof options.certificate === "string" ? [options.certificate, options.certificate] : options.certificate;
    const isShared = options.shareCertificate && kinds[0] === kinds[1];

    const issuePair = async (): Promise<readonly [ServerCredential, ServerCredential]> => {
        if (isShared) {
            const shared = await authority.issue(kinds[0], first, [first, second, ...onThisMachine]);
            return [shared, shared];
        }
        return Promise.all([
            authority.issue(kinds[0], first, [first, ...onThisMachine]),
            authority.issue(kinds[1], second, [second, ...onThisMachine]),
        ]);
    };
    const [usual, changed] = await Promise.all([issuePair(), issuePair()]);
    return { caCertificate: authority.certificate, usual, changed };
}

function isAnyAddress(host: string): boolean {
    return host === "0.0.0.0" || host === "::";
}
