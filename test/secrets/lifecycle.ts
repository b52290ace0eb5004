import { createHttpsTransport } from "../../provider/device/https.js";
import type { Transport } from "../../provider/device/transport.js";
import { createHaActiveNode } from "../../provider/dynamic/haActiveNode/index.js";
import { PROVIDER_TEXT } from "../sdk/providerText.js";
import { memoryParts } from "../provider/memoryParts.js";
import { realIo } from "../provider/realPair.js";
import { PASSWORD, USERNAME } from "./secretForms.js";

type Bag = Record<string, unknown>;

/** What a program declares, with time-outs that fit simulated nodes. */
export function declare(
    nodes: readonly { readonly name: string; readonly address: string; readonly tls?: unknown }[],
    more: Bag = {},
): Bag {
    return {
        nodes: nodes.map(({ name, address, tls }) => ({ name, address, ...(tls === undefined ? {} : { tls }) })),
        activeNode: "sbc-b",
        credentials: { username: USERNAME, password: PASSWORD },
        timeouts: { requestSeconds: 0.4, settleSeconds: 0.8, quietSeconds: 0.05 },
        ...more,
    };
}

/** One resource, from its first check to its end, and everything that was said on the way. */
export class Lifecycle {
    readonly said: (readonly [where: string, what: unknown])[] = [];
    /** Every token that a node gave. */
    readonly tokens = new Set<string>();
    readonly #node = createHaActiveNode(
        realIo({
            transport: this.#learning(createHttpsTransport()),
            log: (line) => void this.said.push(["a printed line", line]),
        }),
        memoryParts({ lagMs: 60 }),
    );

    /** Every call that Pulumi makes, with what it would hand over after each; `between` is called after the creation. */
    async run(declared: Bag, between: () => unknown = () => undefined): Promise<void> {
        const news = { ...declared, __provider: PROVIDER_TEXT };
        await this.#call("check", () => this.#node.check({}, news));
        const created = await this.#call("create", () => this.#node.create(news));
        await between();
        const olds = (created?.["outs"] ?? created?.["properties"] ?? { ...declared, roles: {} }) as Bag;
        await this.#call("diff", () => this.#node.diff("id", olds, news));
        const read = await this.#call("read", () => this.#node.read("id", olds));
        const known = (read?.["props"] ?? olds) as Bag;
        await this.#call("update", () => this.#node.update("id", known, { ...news, activeNode: "sbc-a" }));
    }

    /** The reply, or what is kept of a partial failure. */
    async #call(name: string, work: () => Promise<unknown>): Promise<Bag | undefined> {
        try {
            const reply = (await work()) as Bag;
            this.said.push([`the reply to ${name}`, withoutDeclared(reply)]);
            return reply;
        } catch (error) {
            const { properties } = error as { properties?: Bag };
            for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
                const { message, stack, name: kind } = cause;
                const own = Object.fromEntries(
                    Object.getOwnPropertyNames(cause).map((key) => [key, (cause as never)[key]]),
                );
                const rest = { ...own, cause: undefined, properties: undefined };
                this.said.push([`the failure of ${name}`, { kind, message, stack, printed: String(cause), rest }]);
            }
            if (properties === undefined) return undefined;
            this.said.push([`what ${name} keeps in failing`, withoutDeclared(properties)]);
            return { properties };
        }
    }

    #learning(transport: Transport): Transport {
        const learn = (body: string) => {
            for (const [, token = ""] of body.matchAll(/<accessToken>([^<]+)</g)) this.tokens.add(token);
        };
        return {
            send: async (request, signal) => {
                const reply = await transport.send(request, signal);
                learn(reply.body);
                return reply;
            },
            open: (endpoint, signal) => transport.open(endpoint, signal),
        };
    }
}

/** The declared credentials are an input, which Pulumi keeps encrypted: they may come back as that, and nowhere else. */
function withoutDeclared(reply: Bag): Bag {
    return Object.fromEntries(
        Object.entries(reply)
            .filter(([name]) => name !== "credentials")
            .map(([name, value]) => [name, isBag(value) ? withoutDeclared(value) : value]),
    );
}

function isBag(value: unknown): value is Bag {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
