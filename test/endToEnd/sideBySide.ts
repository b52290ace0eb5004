/** Three Pulumi runs at once keep two processor cores busy; more only make each slower. */
const AT_ONCE = 3;

/** Declares tests that are independent of each other and mostly wait: they run at the same time, a few at once. */
export function sideBySide(tests: Readonly<Record<string, () => Promise<void>>>): void {
    const results = new Map<string, Promise<void>>();

    before(function () {
        const waiting = Object.entries(tests).map(([name, test]) => {
            let begin: () => void = () => undefined;
            const begun = new Promise<void>((resolve) => (begin = resolve));
            const result = begun.then(test);
            // Reported by the test itself, when its turn comes.
            result.catch(() => undefined);
            results.set(name, result);
            return { begin, result };
        });
        const work = async () => {
            for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
                next.begin();
                await next.result.catch(() => undefined);
            }
        };
        for (let worker = 0; worker < AT_ONCE; worker++) void work();
    });

    for (const name of Object.keys(tests)) {
        it(name, async function () {
            this.timeout(240_000);
            await results.get(name);
        });
    }
}
