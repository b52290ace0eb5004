import { Agent } from "node:https";
import { Duplex } from "node:stream";
import { TransportError } from "./transport.js";

export type Fetch = (typeof import("node-fetch"))["default"];

let fetching: Promise<Fetch> | undefined;

/**
 * `fetch`, once it is known to send over the connection that it is given.
 *
 * A runtime that opens one of its own in place of it (Bun's does) would send the password over a connection that was never
 * verified. So one request is made first that goes nowhere. Throws a {@link TransportError} with `sent: false`.
 */
export function verifiedFetch(): Promise<Fetch> {
    return (fetching ??= checkedFetch());
}

async function checkedFetch(): Promise<Fetch> {
    // An ES module, which CommonJS can only import when it is first needed.
    const fetch = (await import("node-fetch")).default;
    if (await isSentOverGivenConnection(fetch)) return fetch;
    const name = `${process.release.name} ${process.version}`;
    throw new TransportError(
        "unverifiable",
        `this runtime (${runtimeName() ?? name}) opens connections of its own`,
        false,
    );
}

/** Nothing listens at that port; nor does anything connect to it where the connection that is given is used. */
const NOWHERE = "https://127.0.0.1:1/";

async function isSentOverGivenConnection(fetch: Fetch): Promise<boolean> {
    const agent = new CanaryAgent();
    try {
        const signal = AbortSignal.timeout(10_000);
        const reply = await fetch(NOWHERE, { agent, signal, redirect: "manual", headers: { "X-Canary": agent.word } });
        return reply.status === 204 && reply.headers.get("x-canary") === agent.word && agent.isReached;
    } catch {
        return false;
    } finally {
        agent.destroy();
    }
}

/** Gives one connection that exists in this process only, and answers on it. */
class CanaryAgent extends Agent {
    readonly word = Math.random().toString(36).slice(2);
    isReached = false;

    override createConnection(): Duplex {
        let request = "";
        const connection = new Duplex({
            read: () => undefined,
            write: (bytes: Buffer, _encoding, done) => {
                request += bytes.toString("latin1");
                if (request.endsWith("\r\n\r\n") && !this.isReached) {
                    this.isReached = request.includes(this.word);
                    // Not before the client has finished writing.
                    setImmediate(() => {
                        connection.push(
                            `HTTP/1.1 204 No Content\r\nX-Canary: ${this.word}\r\nConnection: close\r\n\r\n`,
                        );
                        connection.push(null);
                    });
                }
                done();
            },
        });
        // node-fetch clears the time-out of what it takes for a socket.
        return Object.assign(connection, { setTimeout: () => connection });
    }
}

/** Of a runtime that only resembles Node.js, whose own version it gives as well. */
function runtimeName(): string | undefined {
    const { bun, deno } = process.versions as Record<string, string | undefined>;
    return bun !== undefined ? `Bun ${bun}` : deno !== undefined ? `Deno ${deno}` : undefined;
}
