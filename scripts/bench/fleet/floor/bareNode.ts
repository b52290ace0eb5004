import { once } from "node:events";
import { Agent, request } from "node:https";
import { createSecureContext, type SecureContext } from "node:tls";

export interface BareNode {
    /** host:port */
    readonly address: string;
    readonly username?: string;
    readonly password?: string;
    readonly context: SecureContext | undefined;
}

/** Made once for all connections. */
export function secureContextOf(caCertificate: string): SecureContext {
    return createSecureContext({ ca: caCertificate, minVersion: "TLSv1.2" });
}

/** The least that Node.js's own client can do for a look at one node: one verified connection, a token, a status. */
export async function twoRequests({ address, username = "", password = "", context }: BareNode): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, secureContext: context });
    try {
        const basic = Buffer.from(`${username}:${password}`).toString("base64");
        const login = await send(agent, "POST", `https://${address}/rest/v1.2/auth/token`, `Basic ${basic}`);
        const token = /<accessToken>([^<]*)</.exec(login)?.[1] ?? "";
        await send(agent, "GET", `https://${address}/rest/v1.2/system/status`, `Bearer ${token}`);
    } finally {
        agent.destroy();
    }
}

async function send(agent: Agent, method: string, url: string, authorization: string): Promise<string> {
    const sent = request(url, { agent, method, headers: { Accept: "application/xml", Authorization: authorization } });
    sent.end();
    const [response] = (await once(sent, "response")) as [AsyncIterable<Buffer> & { statusCode: number }];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    if (response.statusCode !== 200) throw new Error(`${method} ${url} answered ${response.statusCode}.`);
    return Buffer.concat(chunks).toString("utf8");
}
