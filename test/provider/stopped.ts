interface Stoppable {
    stop(): Promise<unknown>;
}

/** Stops what it was given, whatever becomes of the test: by mocha's `after`, or by `afterEach`. */
export function stopped(by: (stopAll: () => Promise<unknown>) => void): <T extends Stoppable>(one: T) => T {
    const started: Stoppable[] = [];
    by(() => Promise.all(started.splice(0).map((one) => one.stop())));
    return (one) => {
        started.push(one);
        return one;
    };
}
