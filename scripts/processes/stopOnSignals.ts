/**
 * A signal that is aborted on Ctrl-C, SIGTERM or SIGHUP, so that what was started is ended and removed in order. The
 * process itself goes on until that is done, and ends with the exit code that a shell gives to such an end.
 */
export function stopOnSignals(): AbortSignal {
    const stop = new AbortController();
    const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
    for (const [name, exitCode] of Object.entries(exitCodes)) {
        process.on(name, () => {
            process.exitCode = exitCode;
            stop.abort(new Error(`Stopped by ${name}.`));
        });
    }
    return stop.signal;
}
