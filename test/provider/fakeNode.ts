import type { HttpReply } from "../../provider/device/transport.js";
import { deviceTime, errorXml, type LastSwitchover, type Saying, statusXml, tokenXml } from "./statusXml.js";
import type { VirtualClock } from "./virtualClock.js";

const TOKEN_LIFE_MS = 600_000;

/** One node's own state, and how it answers. */
export class FakeNode {
    isUp = true;
    username = "admin";
    password = "s3cret";
    apiVersions = ["v1.0", "v1.1", "v1.2"];
    count = 3;
    health: number | undefined = 100;
    sync: Record<string, string> = { tMBCD: "true", tSIPD: "true", tCCD: "disabled" };
    readonly log: LastSwitchover[] = [];
    /** What it says in place of its own state. */
    saying: Saying = {};
    peer: FakeNode | undefined;
    readonly #tokens = new Map<string, number>();

    constructor(
        readonly name: string,
        public role: string,
        readonly clock: VirtualClock,
    ) {}

    /** Changes state, counts it, and writes it down. */
    become(role: string, info: string, why: string): void {
        const [oldState = "", newState = ""] = info.split(" to ");
        const time = deviceTime(this.clock.date());
        this.role = role;
        this.count += 1;
        this.log.push({ info: why === "" ? info : `${info}, ${why}`, oldState, newState, time });
    }

    /** Every token that it has given is worth nothing from now on. */
    forgetTokens(): void {
        this.#tokens.clear();
    }

    answer(request: { readonly path: string; readonly authorization: string }): HttpReply {
        const [, , version = "", ...rest] = request.path.split("/");
        if (!this.apiVersions.includes(version)) {
            return { status: 404, body: errorXml("Unsupported versionId in URI") };
        }
        if (rest.join("/") === "auth/token") return this.#logIn(request.authorization);
        const issuedMs = this.#tokens.get(request.authorization.replace("Bearer ", ""));
        if (issuedMs === undefined || this.clock.now() - issuedMs > TOKEN_LIFE_MS) {
            return { status: 401, body: errorXml("Access token is invalid or has expired") };
        }
        return { status: 200, body: statusXml(this.#status()) };
    }

    #logIn(authorization: string): HttpReply {
        const expected = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString("base64")}`;
        if (authorization !== expected) return { status: 401, body: errorXml("Invalid user name or password") };
        const token = `${this.name}-token-${this.#tokens.size + 1}-${this.clock.now()}`;
        this.#tokens.set(token, this.clock.now());
        return { status: 200, body: tokenXml(token) };
    }

    #status(): Saying {
        return {
            hostName: this.name,
            role: this.role,
            health: this.health,
            peerName: this.peer?.name,
            peerRole: this.peer?.role,
            count: this.count,
            sync: this.sync,
            log: this.log,
            ...this.saying,
        };
    }
}
