import { join } from "node:path";
import type { Report } from "../../cli/report/model.js";
import { type Streams, streamsOf } from "./standardOutput.js";
import type { TestStack } from "./stack.js";

const CLI = join(__dirname, "../../cli/index.js");
export const STREAMING = { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" };

/** As a pipeline runs it: what the preview prints on standard output alone, and a preview that fails fails the step. */
export function piped(
    stack: TestStack,
    flags: string,
    options: string,
    env: Readonly<Record<string, string>> = {},
): Promise<Streams> {
    const { command } = stack.place.pulumiCommand;
    const preview = `"${command}" preview --json ${flags} --stack ${stack.stack.name} --non-interactive`;
    const script = `set -o pipefail; ${preview} | "${process.execPath}" "${CLI}" report ${options}`;
    return streamsOf(stack, "bash", ["-c", script], env);
}

export async function reported(
    stack: TestStack,
    flags = "--show-sames",
    env = {},
): Promise<Report & { readonly code: number | null }> {
    const { code, out, err } = await piped(stack, flags, "--format json", env);
    if (out === "") throw new Error(err);
    return { ...(JSON.parse(out) as Report), code };
}
