/** The simulator is a package of its own: who runs real pairs does without what only it needs. */
const PACKAGE = "pulumi-oracle-sbc-simulator";

export async function simulateIfInstalled(args: readonly string[]): Promise<number> {
    try {
        require.resolve(PACKAGE);
    } catch {
        process.stderr.write(
            `simulate needs the package ${PACKAGE}, which is not installed beside pulumi-oracle-sbc. ` +
                `Run npm install --save-dev ${PACKAGE}, then this again.\n`,
        );
        return 1;
    }
    return (await import("./simulate.js")).simulate(args);
}
