import type { Endpoint } from "../../provider/device/endpoint.js";
import type { Io } from "../../provider/device/io.js";
import { Session } from "../../provider/device/session.js";
import { prepareSwitchover, type RequestOutcome } from "../../provider/device/switchoverRequest.js";
import { look } from "../../provider/pair/look.js";
import type { Sighting } from "../../provider/pair/sighting.js";
import { SbcError } from "../../provider/errors.js";
import { realIo } from "../provider/realPair.js";
import type { RawServer, Script } from "./rawServer.js";
import { statusProblems, UNPRINTABLE } from "./statusProblems.js";

/** For answers that are waited for in vain. */
export const SHORT_MS = 200;
/** For answers that come whole: none is missed because the machine has other things to do. */
export const LONG_MS = 10_000;

/** What one answer led to, as the answer to each of the three requests. Throws where a promise does not hold. */
export interface Verdict {
    readonly login: Sighting;
    readonly look: Sighting;
    readonly asked: RequestOutcome;
}

export async function judgeAnswer(script: Script, server: RawServer, deadlineMs: number): Promise<Verdict> {
    const io = realIo();
    const node = (answers: Parameters<RawServer["nodeThat"]>[0]) => ({ ...server.nodeThat(answers), deadlineMs });
    const nodes = [node({ token: script }), node({ status: script }), node({ switchover: script })] as const;
    const [login, seen, asked] = await Promise.all([
        lookAt(nodes[0], false, io),
        lookAt(nodes[1], true, io),
        askOnce(server, nodes[2], io),
    ]);
    for (const one of nodes) server.hangUp(one);
    for (const sighting of [login, seen]) checkSighting(sighting);
    if ("fact" in asked) checkMessage(asked.fact);
    if (asked.kind === "notSent") throw new Error(`was called not sent: ${asked.fact}`);
    return { login, look: seen, asked };
}

interface Node extends Omit<Endpoint, "requestTimeoutMs"> {
    requestTimeoutMs: number;
    /** From the hostile answer on; what is to go well before it has time. */
    readonly deadlineMs: number;
}

async function lookAt(endpoint: Node, isLoggedIn: boolean, io: Io): Promise<Sighting> {
    const session = new Session(endpoint);
    if (isLoggedIn) await session.token(io);
    endpoint.requestTimeoutMs = endpoint.deadlineMs;
    const { sightings } = await inTime(endpoint, look([session, session], io));
    return sightings[0];
}

async function askOnce(server: RawServer, endpoint: Node, io: Io): Promise<RequestOutcome> {
    const prepared = await prepareSwitchover(new Session(endpoint), io);
    if (prepared.kind === "notSent") return prepared;
    endpoint.requestTimeoutMs = endpoint.deadlineMs;
    const outcome = await inTime(endpoint, prepared.send());
    prepared.close();
    const times = server.received(endpoint, "switchover");
    if (times > 1) throw new Error(`was asked for ${times} times`);
    return outcome;
}

/** A login, a look and its one repetition have a deadline each. */
async function inTime<T>({ deadlineMs }: Node, work: Promise<T>): Promise<T> {
    const startedMs = performance.now();
    const result = await work;
    const tookMs = performance.now() - startedMs;
    if (tookMs > 3 * deadlineMs + 3_000) throw new Error(`took ${Math.round(tookMs)} ms`);
    return result;
}

function checkSighting(sighting: Sighting): void {
    if (sighting.kind === "seen") {
        const problems = statusProblems(sighting.status);
        if (problems.length > 0) throw new Error(problems.join("; "));
        return;
    }
    const { error } = sighting;
    if (!(error instanceof SbcError)) throw new Error("is reported without a code");
    if (error.message.includes("defect of the provider")) throw new Error(error.message);
    checkMessage(error.message);
}

function checkMessage(message: string): void {
    if (UNPRINTABLE.test(message)) throw new Error(`what can't be printed is in: ${JSON.stringify(message)}`);
    if (message.length > 1_000) throw new Error(`a message of ${message.length} characters`);
}
