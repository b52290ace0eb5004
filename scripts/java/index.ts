import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const execute = promisify(execFile);
const PACKAGES = ["openjdk-17-jdk-headless", "maven"];

/**
 * Makes sure that a JDK and Maven are on PATH: they are, or Debian's packages are installed, where this process may do so
 * and was told to by `INSTALL_JAVA=1`.
 *
 * Rejects with one sentence that says what to do.
 */
export async function ensureJava(env = process.env): Promise<void> {
    const missing = await whatIsMissing(env);
    if (missing === undefined) return;
    const isAllowed = env["INSTALL_JAVA"] === "1" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
    if (!isAllowed) throw new Error(`${missing} ${REMEDY}`);
    try {
        await execute("apt-get", ["update"], { env });
        await execute("apt-get", ["install", "--yes", "--no-install-recommends", ...PACKAGES], {
            env: { ...env, DEBIAN_FRONTEND: "noninteractive" },
        });
    } catch (error) {
        throw new Error(`${PACKAGES.join(" and ")} could not be installed. ${REMEDY}`, { cause: error });
    }
    const now = await whatIsMissing(env);
    if (now !== undefined) throw new Error(`${now} ${REMEDY}`);
}

const REMEDY =
    "The programs in Java take a JDK of version 17 or later and Maven on PATH. Install both (Debian and Ubuntu: apt-get install " +
    `${PACKAGES.join(" ")}, or run this as root with INSTALL_JAVA=1), then run this again.`;

async function whatIsMissing(env: NodeJS.ProcessEnv): Promise<string | undefined> {
    for (const [command, flag] of [
        ["javac", "-version"],
        ["mvn", "-version"],
    ] as const) {
        const said = await execute(command, [flag], { env }).catch(() => undefined);
        if (said === undefined) return `There is no working ${command} here.`;
        const [, version] = /^javac (\d+)/m.exec(said.stdout) ?? [];
        if (version !== undefined && Number(version) < 17) return `javac here is of version ${version}.`;
    }
    return undefined;
}
