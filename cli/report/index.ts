/** Writes a page about a stack's pairs. Resolves to the exit code. */
export async function report(args: readonly string[]): Promise<number> {
    return (await import("../page/index.js")).writePage(args);
}
