/**
 * Ends the command, with 1, if what it prints can't be written: without a word if its reader has gone, as behind `head`;
 * else with a sentence. Node.js would print a stack trace.
 */
export function endWithoutOutput({ stdout, stderr }: NodeJS.Process): void {
    for (const stream of [stdout, stderr]) {
        stream.on("error", (error: NodeJS.ErrnoException) => {
            if (stream === stdout && error.code !== "EPIPE")
                stderr.write(`Standard output can't be written (${error.code ?? error.message}).\n`);
            process.exit(1);
        });
    }
}
