import { spawnSync } from "node:child_process";

export interface Process {
    readonly pid: number;
    readonly parent: number;
    readonly command: string;
}

/** What a process has started, what those have started, and so on. Nobody else gets a turn meanwhile. */
export function descendantsOf(pid: number): Process[] {
    const all = runningProcesses();
    const found: Process[] = [];
    for (let parents = [pid]; parents.length > 0;) {
        const children = all.filter(({ parent }) => parents.includes(parent));
        found.push(...children);
        parents = children.map((child) => child.pid);
    }
    return found;
}

/** Whether it is Pulumi's process for dynamic providers itself, not the shell that starts it; or the plugin. */
export function isProvider({ command }: Process): boolean {
    return (
        /^\S*node\b/.test(command) &&
        /@pulumi\/pulumi\/cmd\/dynamic-provider|\/pulumi-resource-oracle-sbc\b/.test(command)
    );
}

/** Those that still run: a process of that number with that very command line. */
export function stillRunning(processes: readonly Process[]): Process[] {
    const now = new Map(runningProcesses().map(({ pid, command }) => [pid, command]));
    return processes.filter(({ pid, command }) => now.get(pid) === command);
}

export function kill(...pids: readonly number[]): void {
    for (const pid of pids) {
        try {
            process.kill(pid, "SIGKILL");
        } catch {
            // It has ended already.
        }
    }
}

function runningProcesses(): Process[] {
    const { stdout } = spawnSync("ps", ["-e", "-ww", "-o", "pid=,ppid=,stat=,args="], { encoding: "utf8" });
    return stdout.split("\n").flatMap((line) => {
        const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
        // One that has ended but that nobody has asked about runs no more.
        if (pid === undefined || command === undefined || state?.startsWith("Z") === true) return [];
        return [{ pid: Number(pid), parent: Number(parent), command }];
    });
}
