import type { Outcome } from "./schedule.js";

/** What came up in all schedules, and how they ended. */
export class Summary {
    count = 0;
    broken = 0;
    readonly #startedMs = performance.now();
    readonly #reports = new Map<string, number>();
    readonly #features = new Map<string, number>();
    readonly #rules = new Map<string, number>();

    add({ reports, features, violations }: Outcome): void {
        this.count++;
        for (const report of reports) addTo(this.#reports, report);
        for (const feature of features) addTo(this.#features, feature);
        if (violations.length === 0) return;
        this.broken++;
        const rules = violations.map((violation) => /^\[([^\]]*)\]/.exec(violation)?.[1] ?? "?");
        for (const rule of new Set(rules)) addTo(this.#rules, rule);
    }

    /** A schedule that ended its worker is one that failed. */
    addCrash(): void {
        this.count++;
        this.broken++;
        addTo(this.#rules, "Crash");
    }

    /** A feature that never came up was not tested. */
    print(): void {
        const seconds = Math.round((performance.now() - this.#startedMs) / 1000);
        console.log(`Schedules with: ${list(this.#features)}.`);
        console.log(`Runs ended: ${list(this.#reports)}. ${seconds} s.`);
        if (this.broken > 0) console.log(`Schedules that broke a rule: ${list(this.#rules)}.`);
        console.log(`${this.count - this.broken} passed, ${this.broken} failed`);
    }
}

function addTo(counts: Map<string, number>, name: string): void {
    counts.set(name, (counts.get(name) ?? 0) + 1);
}

function list(counts: ReadonlyMap<string, number>): string {
    return [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, count]) => `${name} ${count}`)
        .join(", ");
}
