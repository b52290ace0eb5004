import { execFile } from "node:child_process";
import { printable, SbcError } from "pulumi-oracle-sbc/provider";

/** Which stack is meant, and where Pulumi is to look for it. */
export interface StackOptions {
    /** As `pulumi --stack` takes it. */
    readonly stack: string;
    /** The folder of the Pulumi project; absent: the current one. */
    readonly cwd?: string;
    /** @default 2 minutes */
    readonly timeoutMs?: number;
}

/** A backend may be far away, and a stack of thousands of pairs large. */
const TIMEOUT_MS = 120_000;
const LARGEST_BYTES = 512 * 1024 * 1024;

/**
 * Runs the Pulumi CLI that is on the PATH, of which nothing but standard output is taken. Throws an `SbcError` that says what
 * to do: if there is no CLI, no login, no project or no such stack, or if it takes too long.
 */
export function runPulumi(args: readonly string[], options: StackOptions): Promise<string> {
    const { stack, cwd, timeoutMs = TIMEOUT_MS } = options;
    const all = [
        ...args,
        "--stack",
        stack,
        "--non-interactive",
        "--color",
        "never",
        ...(cwd === undefined ? [] : ["--cwd", cwd]),
    ];
    const run = { timeout: timeoutMs, maxBuffer: LARGEST_BYTES, killSignal: "SIGKILL", windowsHide: true } as const;
    return new Promise((resolve, reject) => {
        execFile("pulumi", all, run, (error, stdout, stderr) => {
            if (error === null) resolve(stdout);
            else reject(failureOf(args.join(" "), error, stderr, options));
        });
    });
}

interface Failure extends Error {
    readonly code?: string | number | null;
    readonly killed?: boolean;
}

function failureOf(command: string, error: Failure, stderr: string, { stack, timeoutMs = TIMEOUT_MS }: StackOptions) {
    const what = `pulumi ${command} --stack ${printable(stack)}`;
    const fail = (fact: string, remedy: string, code: "refused" | "invalidInput" = "refused") =>
        new SbcError(code, fact, remedy);
    if (error.code === "ENOENT") {
        return fail(
            "The Pulumi CLI can't be found on the PATH.",
            "Install it (https://www.pulumi.com/docs/iac/download-install/), or give a topology with --file.",
        );
    }
    if (error.code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") {
        return fail(`${what} printed more than 512 MB.`, "Give a topology with --file.");
    }
    if (error.killed === true) {
        return fail(
            `${what} took longer than ${timeoutMs / 1000} s.`,
            "See whether Pulumi reaches its backend: pulumi whoami.",
        );
    }
    const said = stderr.split("\n").map((line) => line.replace(/^error: /, "").trim());
    const text = printable(said.filter((line) => line !== "").join(" "));
    if (/no stack named|invalid stack name|stack .* not found/i.test(text)) {
        return fail(
            `Pulumi knows no stack ${printable(stack)}.`,
            "Look at pulumi stack ls, and give the stack's name with --stack, as ORGANIZATION/PROJECT/STACK if need be.",
            "invalidInput",
        );
    }
    if (/no Pulumi\.yaml/i.test(text)) {
        return fail(
            "There is no Pulumi project here: no Pulumi.yaml in this folder or above it.",
            "Run this in the project's folder, name it with --cwd, or write the stack as ORGANIZATION/PROJECT/STACK.",
            "invalidInput",
        );
    }
    if (/PULUMI_ACCESS_TOKEN|pulumi login/i.test(text)) {
        return fail(
            "Pulumi is not logged in to a backend.",
            "Run pulumi login, or set PULUMI_ACCESS_TOKEN or PULUMI_BACKEND_URL.",
        );
    }
    if (/passphrase/i.test(text)) {
        return fail(
            `Pulumi can't decrypt the stack's secrets: ${text}.`,
            "Set PULUMI_CONFIG_PASSPHRASE, or give the REST user in ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD.",
        );
    }
    return fail(
        `${what} ended with ${error.code ?? "a signal"}${text === "" ? "" : `: ${text}`}.`,
        "Run it by hand to see more.",
    );
}
