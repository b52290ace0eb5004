import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface KeyService {
    /** As `pulumi stack init --secrets-provider` takes it. */
    readonly secretsProvider: string;
    /** How the CLI finds it. */
    readonly env: Readonly<Record<string, string>>;
}

/**
 * What the CLI needs of a Vault server, to keep stacks' keys. Each start with a passphrase takes a fifth of a second of a
 * processor to derive the key, which is a tenth of these tests' time. Secrets are encrypted the same way.
 */
export async function startKeyService(): Promise<KeyService> {
    const server = createServer((request, response) => {
        void text(request).then((body) => {
            const { plaintext = "", ciphertext = "" } = JSON.parse(body) as Record<string, string | undefined>;
            const isEncrypting = request.url?.includes("/encrypt/") ?? false;
            const data = isEncrypting
                ? { ciphertext: `${PREFIX}${plaintext}` }
                : { plaintext: ciphertext.slice(PREFIX.length) };
            // A connection that is kept can be closed here just as the CLI writes its next request, which it does not repeat.
            response.setHeader("Connection", "close");
            response.setHeader("Content-Type", "application/json").end(JSON.stringify({ data }));
        });
    });
    server.listen(0, "127.0.0.1").unref();
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const env = { VAULT_SERVER_URL: `http://127.0.0.1:${port}`, VAULT_SERVER_TOKEN: "of the tests" };
    return { secretsProvider: "hashivault://tests", env };
}

const PREFIX = "vault:v1:";
