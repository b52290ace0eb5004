import type { Network, Travelling } from "./network.js";
import { NODES, PASSWORD } from "./pairModel.js";
import { PolicyWitness } from "./policyWitness.js";
import type { Delivered, Process } from "./process.js";
import type { Report } from "./stack.js";
import { last, word } from "./words.js";

/** What a schedule promises beside what always holds. */
export interface Expectations {
    readonly quietMs: number;
    readonly settleMs: number;
    readonly revertive: boolean;
    /** Several runs act on the pair at once: requests of another may be out. */
    readonly isShared: boolean;
    /** Nothing happens but what the runs do, and every request arrives. */
    readonly isCalm: boolean;
    /** Nothing takes the configuration lock from a run that lives. */
    readonly isLockKept: boolean;
}

/** Holds what the runs do and say against what the devices did and answered. Reads answers by itself. */
export class Witness {
    readonly violations: string[] = [];
    readonly #recorded = new Set<string>();
    readonly #policy: PolicyWitness;

    constructor(
        readonly network: Network,
        readonly expected: Expectations,
    ) {
        this.#policy = new PolicyWitness(network, expected, (process, what) => this.#broken(process, what));
        network.onSend = (process, method, path) => this.#policy.atSend(process, method, path);
        network.onSwitchover = (process, node) => {
            this.#atRequest(process, node);
            this.#policy.atRequest(process, node);
        };
    }

    /** Bytes of a switchover request are leaving. */
    #atRequest(process: Process, asked: string): void {
        if (process.switchoversSentMs.length > 1) this.#broken(process, "sent a second switchover request in one run");
        const now = this.network.model.time.monotonicMs();
        // Of a run that could record its request, the next one knows: it waits for as long as it would have watched.
        const young = this.#open().filter(({ by, sentMs }) => {
            const isRecorded = this.#recorded.has(by);
            return by !== process.name && now - sentMs <= (isRecorded ? this.expected.settleMs : this.expected.quietMs);
        });
        if (young.length > 0 && !this.expected.isShared) {
            this.#broken(process, `sent a request while that of ${young[0]?.by} was still to act`);
        }
        this.#mustBeAllowed(process, asked);
        this.#mustHaveBeenQuiet(process);
    }

    /** The last answers of both nodes, as the run had them, must allow a switchover away from the node that is asked. */
    #mustBeAllowed(process: Process, asked: string): void {
        const other = NODES.find((node) => node !== asked) ?? asked;
        const [from, to] = [last(process, asked), last(process, other)];
        if (from === undefined || to === undefined)
            return this.#broken(process, "asked without having seen both nodes");
        if (word(from, "role") !== "active") this.#broken(process, `asked ${asked}, which said ${word(from, "role")}`);
        if (word(to, "role") !== "standby") this.#broken(process, `asked while ${other} said ${word(to, "role")}`);
        if (word(from, "haPeerRole") !== "standby") this.#broken(process, `asked although ${asked} saw no standby`);
        if (Number(word(to, "healthScorePercent")) < 75) this.#broken(process, `asked although ${other} was sick`);
        if (/<state>false<\/state>/.test(from.body + to.body)) this.#broken(process, "asked an unsynchronized pair");
        const olderMs = this.network.model.time.monotonicMs() - Math.min(from.atMs, to.atMs);
        if (olderMs > 11_000) this.#broken(process, `asked on an answer that was ${olderMs} ms old`);
    }

    /** A run has ended, and was not killed. */
    atReport(process: Process, report: Report, wanted: string): void {
        this.#mustKeepSecrets(process, report);
        this.#policy.atReport(process, report, wanted);
        const sentMs = process.switchoversSentMs[0];
        if (report.kind === "success" || report.kind === "unchanged") this.#mustBeDone(process, report, wanted);
        if (report.kind !== "failure")
            this.#rolesMustBeSeen(process, report.outputs["roles"] as Record<string, string>);
        if (sentMs === undefined) return;
        if (report.kind === "unchanged") this.#broken(process, "sent a request and reported no change");
        if (process.isRefused && report.kind !== "failure") this.#broken(process, "was refused, and did not say so");
        if (report.kind === "success" || isDegraded(process, report)) {
            this.#mustHaveActed(process, sentMs);
            this.#mustHaveSeenTwice(process, wanted, sentMs);
        }
        if (report.kind === "failure" && !process.isRefused)
            this.#broken(process, "sent a request and reported a plain failure");
        if (report.kind === "partialFailure") this.#recorded.add(process.name);
        if (report.kind === "partialFailure" && !isDegraded(process, report))
            this.#openEnd(process, report.outputs, sentMs);
    }

    /** Done means: the wanted node said last that it is active, and the other did not. */
    #mustBeDone(process: Process, { kind, outputs }: Extract<Report, { outputs: unknown }>, wanted: string): void {
        const other = NODES.find((node) => node !== wanted) ?? wanted;
        const [mine, theirs] = [last(process, wanted), last(process, other)];
        const hasAsked = process.switchoversSentMs.length > 0;
        // A failover that is to stay: what is recorded must be true, and is held against the answers elsewhere.
        const isToStay = !this.expected.revertive && !hasAsked && outputs["fulfilledActiveNode"] === wanted;
        // A pair that can't be looked at is judged on what is recorded, where nothing else changed.
        const isBlind = kind === "unchanged" && mine === undefined;
        if (isToStay || isBlind || process.rules.observeOnly) return;
        if (!mine || word(mine, "role") !== "active") {
            this.#broken(process, `said done, but ${wanted} did not say that it is active`);
        }
        // Declared as in place with a warning: the wanted node active, the other one silent now.
        const isSilent = (outputs["roles"] as Record<string, string>)[other] === "unseen" && !hasAsked;
        if (theirs && word(theirs, "role") === "active" && !isSilent) {
            this.#broken(process, `said done, but ${other} said that it is active`);
        }
    }

    #mustHaveSeenTwice(process: Process, wanted: string, sentMs: number): void {
        for (const node of NODES) {
            const after = process.delivered.filter((one) => one.node === node && one.atMs > sentMs).slice(-2);
            const isSeen = after.every((one) => (word(one, "role") === "active") === (node === wanted));
            if (after.length < 2 || !isSeen) this.#broken(process, `said done after less than two looks at ${node}`);
        }
    }

    /** Before a request, both nodes must have said the same for the quiet period, by answers of this run. */
    #mustHaveBeenQuiet(process: Process): void {
        const now = this.network.model.time.monotonicMs();
        for (const node of NODES) {
            const answers = process.delivered.filter((one) => one.node === node).reverse();
            const said = (one: Delivered) =>
                ["role", "haPeerRole", "haSwitchOvers"].map((name) => word(one, name)).join();
            const other = answers.findIndex((one, index) => index > 0 && said(one) !== said(answers[0] ?? one));
            const same = other < 0 ? answers : answers.slice(0, other);
            const quietMs = now - (same.at(-1)?.atMs ?? now);
            if (quietMs < this.expected.quietMs)
                this.#broken(process, `asked when ${node} had been quiet for ${Math.round(quietMs)} ms`);
        }
    }

    /** A request that is still to act would undo what was just reported; beyond the quiet period nothing is promised. */
    #mustHaveActed(process: Process, sentMs: number): void {
        const open = this.#open().filter((one) => one.by === process.name && !one.isDuplicated);
        const isYoung = this.network.model.time.monotonicMs() - sentMs <= this.expected.quietMs;
        if (open.length > 0 && isYoung) this.#broken(process, "said done while its own request was still to act");
    }

    /** Requests that have left, and that the pair has neither carried out nor dropped. */
    #open(): readonly Travelling[] {
        const { travelling, taken, model } = this.network;
        return [...travelling, ...taken.slice(model.switchovers.outcomes.length)];
    }

    #openEnd(process: Process, outputs: Record<string, unknown>, sentMs: number): void {
        const { outcome } = (outputs["lastAction"] ?? {}) as { outcome?: string };
        if (outcome === "unknown") {
            if (outputs["pending"] === undefined) this.#broken(process, "an unknown outcome without a pending request");
            return;
        }
        if (outcome !== "noEffect") return this.#broken(process, `a partial failure with outcome ${outcome}`);
        if (this.network.model.time.monotonicMs() - sentMs < this.expected.settleMs)
            this.#broken(process, "noEffect too early");
        for (const node of NODES) {
            const after = process.delivered.filter((one) => one.node === node && one.atMs > sentMs);
            const before = process.delivered.filter((one) => one.node === node && one.atMs <= sentMs).at(-1);
            const isChanged = after.some((one) => !before || word(one, "role") !== word(before, "role"));
            if (isChanged) this.#broken(process, `noEffect, but ${node} changed its role`);
        }
    }

    #rolesMustBeSeen(process: Process, roles: Record<string, string> | undefined): void {
        if (process.delivered.length === 0 || roles === undefined) return;
        for (const node of NODES) {
            const said = process.delivered.filter((one) => one.node === node).map((one) => word(one, "role"));
            const recorded = roles[node] ?? "";
            if (["active", "standby"].includes(recorded) && said.length > 0 && !said.includes(recorded)) {
                this.#broken(process, `recorded ${node} as ${recorded}, which it never said`);
            }
        }
    }

    #mustKeepSecrets(process: Process, report: Report): void {
        const text = JSON.stringify([process.printed, report]);
        const secrets = [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString("base64")];
        if (secrets.some((secret) => text.includes(secret))) this.#broken(process, "gave away the password");
    }

    #broken(process: Process, what: string): void {
        this.network.model.story.tell(`VIOLATION: ${process.name} ${what}`);
        this.violations.push(`${process.name} ${what}`);
    }
}

/** Switched over, and not redundant again, which the program requires. */
function isDegraded({ rules }: Process, report: Report): boolean {
    if (!rules.requireRedundancy || report.kind !== "partialFailure") return false;
    return (report.outputs["lastAction"] as { outcome?: string } | undefined)?.outcome === "switched";
}
