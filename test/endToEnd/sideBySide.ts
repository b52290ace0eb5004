/** Three Pulumi runs at once keep two processor cores busy; more only make each slower. */
const AT_ONCE = 3;

interface Waiting {
    readonly begin: () => void;
    readonly result: Promise<void>;
}

/** Of all files that mocha has loaded, in their order: the last test of one file keeps no core idle. */
const waiting: Waiting[] = [];
let workers = 0;

async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        next.begin();
        await next.result.catch(() => undefined);
    }
}

/**
 * Declares tests that are independent of each other and mostly wait: they run at the same time, a few at once, with those of
 * other files that are declared so too. What they need they make for themselves: no hook has run before them.
 */
export function sideBySide(tests: Readonly<Record<string, () => Promise<void>>>): void {
    const declared = Object.entries(tests).map(([name, test]) => {
        let begin: () => void = () => undefined;
        const begun = new Promise<void>((resolve) => (begin = resolve));
        const result = begun.then(test);
        // Reported by the test itself, when its turn comes.
        result.catch(() => undefined);
        waiting.push({ begin, result });
        return { name, result };
    });

    before(() => {
        for (; workers < AT_ONCE; workers++) void work();
    });

    for (const { name, result } of declared) {
        it(name, async function () {
            this.timeout(240_000);
            await result;
        });
    }
}
