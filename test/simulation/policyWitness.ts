import type { Network } from "./network.js";
import { NODES } from "./pairModel.js";
import type { Process } from "./process.js";
import type { Report } from "./stack.js";
import { VirtualTime } from "./virtualTime.js";
import type { Expectations } from "./witness.js";
import { last, word } from "./words.js";

/** No look is slower than this, in calm weather: what stands between a look and the request that follows it. */
const LOOK_MS = 500;

/** Holds what the runs send against the rules that they declare, by the devices' own clock. */
export class PolicyWitness {
    readonly #asking: Process[] = [];

    constructor(
        readonly network: Network,
        readonly expected: Expectations,
        readonly broken: (process: Process, what: string) => void,
    ) {}

    /** Bytes of whatever request are leaving. */
    atSend(process: Process, method: string, path: string): void {
        const isLook = method === "GET" || (method === "POST" && path.endsWith("/auth/token"));
        if (process.rules.observeOnly && !isLook) this.broken(process, `only observes, and sent ${method} ${path}`);
    }

    /** Bytes of a switchover request are leaving. */
    atRequest(process: Process, asked: string): void {
        if (!this.expected.revertive && process.isFulfilled)
            this.broken(process, "asked although its wish was carried out, and a failover since then is to stay");
        this.#mustBeInWindow(process);
        this.#mustHaveCooledDown(process);
        this.#mustHaveFewSessions(process, asked);
        this.#mustBeAlone(process);
        this.#asking.push(process);
    }

    atReport(process: Process, report: Report, wanted: string): void {
        this.#mustEndInTime(process);
        const isRefused = report.kind === "failure" && report.message.includes("no switchover was requested");
        if (isRefused && process.switchoversSentMs.length > 0) this.broken(process, "said refused, and sent a request");
        const { observeOnly, requireRedundancy } = process.rules;
        if (observeOnly && report.kind === "partialFailure") this.broken(process, "only observes, and half failed");
        if (observeOnly && report.kind === "failure" && !report.message.includes("can't be seen"))
            this.broken(process, `only observes, and failed: ${report.message}`);
        if (requireRedundancy && !observeOnly && report.kind === "success") this.#mustBeRedundant(process, wanted);
    }

    /** Open when it leaves, and still when it arrives. */
    #mustBeInWindow(process: Process): void {
        const { windows } = process.rules;
        const now = this.#now;
        const isOpen = windows?.some(({ startMs, endMs }) => startMs <= now && now + 60 < endMs) ?? true;
        if (!isOpen) this.broken(process, "asked outside every change window");
    }

    /** By the entries that the last answers had, which are of whole seconds. */
    #mustHaveCooledDown(process: Process): void {
        const { cooldownSeconds } = process.rules;
        if (cooldownSeconds === undefined) return;
        for (const node of NODES) {
            for (const [, time = ""] of (last(process, node)?.body ?? "").matchAll(/<time>([^<]*)</g)) {
                const ageMs = VirtualTime.epochMs + this.#now - Date.parse(time.replace(/(\d\d)$/, ":$1"));
                if (!(ageMs >= cooldownSeconds * 1000))
                    this.broken(process, `asked ${ageMs} ms after the entry of ${time} in the log of ${node}`);
            }
        }
    }

    /** By a count that belongs to the last look. */
    #mustHaveFewSessions(process: Process, asked: string): void {
        const { maximumSessions } = process.rules;
        if (maximumSessions === undefined) return;
        const count = process.counts.filter(({ node }) => node === asked).at(-1);
        if (count === undefined) return this.broken(process, "asked without having counted sessions");
        const sessions = Number(word(count, "sysGlobalConSessions") || NaN);
        if (!(sessions <= maximumSessions)) this.broken(process, `asked with ${sessions} sessions up`);
        const lookedMs = last(process, asked)?.atMs ?? NaN;
        if (count.atMs < lookedMs) this.broken(process, "asked on a count that is older than the last look");
    }

    /** Where nothing takes the lock away: of the runs that take it, one is between its look and its outcome. */
    #mustBeAlone(process: Process): void {
        if (!process.rules.exclusive || !this.expected.isLockKept) return;
        const others = this.#asking.filter((other) => other.rules.exclusive && other !== process);
        const quietSinceMs = this.#now - this.expected.quietMs;
        for (const other of others.filter(({ isKilled }) => !isKilled)) {
            const lookedMs = Math.max(...other.delivered.map(({ atMs }) => atMs));
            if (other.endedMs === undefined) this.broken(process, `asked before ${other.name} had seen its outcome`);
            else if (lookedMs > quietSinceMs + LOOK_MS)
                this.broken(process, `asked on looks from before ${other.name} had seen its outcome`);
        }
    }

    /** Waiting ends; without anything from outside, at once. */
    #mustEndInTime(process: Process): void {
        const { settleMs, quietMs, isCalm } = this.expected;
        const isQuick = isCalm && process.switchoversSentMs.length === 0;
        const workMs = isQuick ? settleMs + 2 * quietMs : 6 * (settleMs + quietMs) + 60_000;
        const tookMs = this.#now - process.startedMs;
        if (tookMs > process.rules.waitSeconds * 1000 + workMs + 10_000)
            this.broken(process, `took ${Math.round(tookMs)} ms, and may wait for ${process.rules.waitSeconds} s`);
    }

    #mustBeRedundant(process: Process, wanted: string): void {
        const other = NODES.find((node) => node !== wanted) ?? wanted;
        const [mine, theirs] = [last(process, wanted), last(process, other)];
        if (mine === undefined || word(mine, "role") !== "active") return;
        if (theirs === undefined || word(theirs, "role") !== "standby")
            this.broken(process, `said redundant, but ${other} did not say that it is standby`);
        if (/<state>false<\/state>/.test(mine.body + (theirs?.body ?? "")))
            this.broken(process, "said redundant of an unsynchronized pair");
    }

    get #now(): number {
        return this.network.model.time.monotonicMs();
    }
}
