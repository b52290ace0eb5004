import { chmodSync } from "node:fs";
import { join } from "node:path";
import { create } from "tar";

/** The first moment that a zip file can tell, so that all archives of a release have one date. */
export const EPOCH = new Date("1980-01-01T00:00:00Z");

/**
 * A .tar.gz of files of a folder, in this order, that depends on their names and bytes alone: no owner, one date, one mode.
 *
 * @param prefix a folder within the archive
 */
export async function writeTarGz(
    file: string,
    folder: string,
    names: readonly string[],
    { executables = [], prefix }: { executables?: readonly string[]; prefix?: string } = {},
): Promise<void> {
    for (const name of names) chmodSync(join(folder, name), executables.includes(name) ? 0o755 : 0o644);
    const more = prefix === undefined ? {} : { prefix };
    await create({ file, cwd: folder, gzip: { level: 9 }, portable: true, mtime: EPOCH, noDirRecurse: true, ...more }, [
        ...names,
    ]);
}
