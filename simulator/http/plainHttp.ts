import { errorAnswer } from "./answer.js";
import type { SimulatorClock } from "../pair/clock.js";
import { rawAnswer } from "./framing.js";
import type { RequestLog } from "../requestLog.js";

/** Documented: 426 for plain HTTP. The head of the request is not kept: it may hold credentials. */
export function refusePlainHttp(
    arrived: { readonly node: string; readonly firstLine: string; readonly connection: number },
    { log, clock, redact }: { log: RequestLog; clock: SimulatorClock; redact: (text: string) => string },
): string {
    const [method = "", target = ""] = arrived.firstLine.split(" ");
    const now = clock.now();
    const path = target.split("?", 1)[0] ?? "";
    const record = log.arrive(
        {
            at: now.toISOString(),
            monotonicMs: clock.monotonicMs(),
            node: arrived.node,
            connection: arrived.connection,
            method: /^[A-Z]+$/.test(method) ? method : "(not HTTP)",
            path: redact(path),
            query: "",
            headers: {},
            ended: "pending",
        },
        path,
    );
    log.end(record, "answered", 426);
    const headers = { Upgrade: "TLS/1.2, HTTP/1.1", Connection: "Upgrade, close" };
    return rawAnswer(errorAnswer(426, "HTTPS is required", headers), now);
}
