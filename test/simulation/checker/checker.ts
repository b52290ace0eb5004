import type { NetworkListener } from "../network.js";
import type { Process } from "../process.js";
import type { SentRequest } from "../sent.js";
import type { Site } from "../site.js";
import type { Report } from "../stack/stack.js";
import { nameOf, type Task } from "../task.js";
import { CALM } from "../weather.js";
import type { World } from "../world.js";
import { freshness } from "./freshness.js";
import { journal } from "./journal.js";
import { oneRequest, runLimits } from "./limits.js";
import { Logins } from "./logins.js";
import { atMostOneOpen } from "./openRequests.js";
import { handsOff, policy } from "./policy.js";
import { quiet } from "./quiet.js";
import { checkReport } from "./reports.js";
import { roles } from "./roles.js";
import { type Checking, type Expectations, quote, type RequestRule } from "./rules.js";

/** What must hold in the moment in which the first byte of a switchover request leaves. */
const AT_REQUEST: readonly RequestRule[] = [
    oneRequest,
    runLimits,
    journal,
    atMostOneOpen,
    freshness,
    roles,
    quiet,
    policy,
    handsOff,
];

/** Holds what the runs do and say against what the devices did and answered. Reads answers by itself. */
export class Checker implements NetworkListener, Checking {
    readonly violations: string[] = [];
    readonly expected: Expectations;
    readonly #logins: Logins;

    constructor(readonly world: World) {
        const { scenario } = world;
        const { disturbances, failsOverWhenAsked, weather, manner, isSideBySide } = scenario;
        const isDisturbed = disturbances.length > 0 || failsOverWhenAsked;
        const isUntouched = !isDisturbed && weather === CALM && manner === undefined;
        const isOrphaned = scenario.runs.some(({ fate }) => fate.orphanAtStep !== undefined);
        this.expected = {
            isShared: isSideBySide || isDisturbed || isOrphaned,
            isCalm: isUntouched && !isSideBySide,
            isLockKept: isUntouched,
            isJournalKept: scenario.journal === "kept",
        };
        this.#logins = new Logins(this);
    }

    get nowMs(): number {
        return this.world.time.monotonicMs();
    }

    onSend(process: Process, _site: Site, node: string, method: string, path: string): void {
        const isLogin = method === "POST" && path.endsWith("/auth/token");
        if (isLogin) this.#logins.onSend(process);
        const tasks = this.world.tasks.filter((task) => task.process === process);
        if (method !== "GET" && !isLogin && tasks.length > 0 && tasks.every(({ rules }) => rules.observeOnly))
            this.broken("observeOnly", process.name, `sent ${method} ${path} to ${node}`);
    }

    onLogin(process: Process, result: "accepted" | "refused" | "unknown"): void {
        this.#logins.onEnd(process, result);
    }

    onSwitchover(sent: SentRequest): void {
        for (const rule of AT_REQUEST) rule(sent, this);
    }

    /** A resource's part of a run has ended, and its process was not killed. */
    atReport(task: Task, report: Report): void {
        checkReport(task, report, this);
    }

    broken(rule: string, who: string | Task, what: string): void {
        const name = typeof who === "string" ? who : nameOf(who);
        this.violations.push(quote(this.world.story, rule, name, what));
    }
}
