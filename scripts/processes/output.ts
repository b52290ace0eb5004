import { spawnSync } from "node:child_process";

/** Runs a program to its end, and returns what it printed. Throws its own words where it fails. */
export function output(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): string {
    const { error, status, stdout, stderr } = spawnSync(command, args, {
        cwd,
        env: { ...process.env, ...env },
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
        // On Windows, npm is a file for the shell.
        shell: process.platform === "win32" && command === "npm",
    });
    const called = `${command} ${args.join(" ")}`;
    if (error !== undefined) throw new Error(`${called} can't be run: ${error.message}.`);
    if (status !== 0) throw new Error(`${called} ended with ${status}:\n${stdout}${stderr}`);
    return stdout;
}
