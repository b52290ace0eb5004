import { rename, rm, writeFile } from "node:fs/promises";
import { SbcError } from "pulumi-oracle-sbc/provider";

/** Writes a whole file or none: whoever opens it meanwhile sees the one before. */
export async function replaceFile(path: string, text: string): Promise<void> {
    const unfinished = `${path}.${process.pid}.tmp`;
    try {
        await writeFile(unfinished, text, { flag: "wx" });
        await rename(unfinished, path);
    } catch (error) {
        await rm(unfinished, { force: true });
        const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
        throw new SbcError(
            "refused",
            `The page can't be written to ${path} (${why}).`,
            "Name another file with --html.",
        );
    }
}
