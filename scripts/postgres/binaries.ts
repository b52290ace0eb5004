import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Where Debian and Ubuntu put each major version's programs, outside PATH. */
const DEBIAN = "/usr/lib/postgresql";

/**
 * The folder with PostgreSQL's `initdb` and `postgres`: on PATH, or where Debian's package puts it; else that package is
 * installed, where this process may do so and was told to by `INSTALL_POSTGRES=1`.
 *
 * Rejects with one sentence that says what to do.
 */
export async function findPostgres(env = process.env): Promise<string> {
    const found = installed(env);
    if (found !== undefined) return found;
    const isAllowed = env["INSTALL_POSTGRES"] === "1" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
    if (!isAllowed) throw new Error(`There is no PostgreSQL server here. ${REMEDY}`);
    try {
        await execute("apt-get", ["update"]);
        await execute("apt-get", ["install", "--yes", "--no-install-recommends", "postgresql"], {
            env: { ...env, DEBIAN_FRONTEND: "noninteractive" },
        });
    } catch (error) {
        throw new Error(`PostgreSQL could not be installed (${firstLine(error)}). ${REMEDY}`, { cause: error });
    }
    const now = installed(env);
    if (now === undefined) throw new Error(`The package postgresql brought no server to ${DEBIAN}. ${REMEDY}`);
    return now;
}

const REMEDY =
    "Install one (Debian and Ubuntu: apt-get install postgresql, or run this as root with INSTALL_POSTGRES=1), " +
    "or put the folder of initdb and postgres on PATH, then run this again.";

function installed(env: NodeJS.ProcessEnv): string | undefined {
    const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
    const folders = [
        ...versions.map((version) => join(DEBIAN, version, "bin")),
        ...(env["PATH"] ?? "").split(delimiter).filter(Boolean),
    ];
    return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))));
}

function firstLine(error: unknown): string {
    const { stderr, message } = error as { stderr?: string; message: string };
    return (stderr?.trim() || message).split("\n")[0] ?? message;
}
