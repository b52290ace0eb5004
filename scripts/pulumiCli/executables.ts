import { constants } from "node:fs";
import { access, realpath, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join, resolve, sep } from "node:path";

export const languageHost = "pulumi-language-nodejs";
/** The script that starts the dynamic provider; it ships in the npm package `@pulumi/pulumi`. */
export const dynamicProviderHost = "pulumi-resource-pulumi-nodejs";

/** `pulumi` is `pulumi.exe` on Windows, and the dynamic provider's script a `.cmd`. */
export function fileName(executable: string, platform: NodeJS.Platform): string {
    if (platform !== "win32") return executable;
    return executable === dynamicProviderHost ? `${executable}.cmd` : `${executable}.exe`;
}

export async function isExecutable(path: string): Promise<boolean> {
    try {
        await access(path, constants.X_OK);
        return (await stat(path)).isFile();
    } catch {
        return false;
    }
}

/**
 * The folders of PATH, without npm's `node_modules/.bin`: the npm package `pulumi` puts a wrapper there that downloads a
 * CLI when it is run.
 */
export function pathFolders(env: NodeJS.ProcessEnv): string[] {
    const path = env.PATH ?? env.Path ?? "";
    return path
        .split(delimiter)
        .filter((folder) => isAbsolute(folder))
        .map((folder) => resolve(folder))
        .filter((folder) => !folder.endsWith(join(sep, "node_modules", ".bin")));
}

/** The first of `folders` that holds the executable. */
export async function findIn(
    folders: readonly string[],
    executable: string,
    platform: NodeJS.Platform,
): Promise<string | undefined> {
    for (const folder of folders) {
        if (await isExecutable(join(folder, fileName(executable, platform)))) return folder;
    }
    return undefined;
}

/** The folder that a symbolic link to an executable really points into. */
export async function realFolder(folder: string, executable: string, platform: NodeJS.Platform): Promise<string> {
    return join(await realpath(join(folder, fileName(executable, platform))), "..");
}
