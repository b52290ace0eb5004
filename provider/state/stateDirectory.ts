import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where this user's runs keep what outlives a process, by the XDG base directory specification: it need not exist yet. */
export function stateDirectory(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string {
    return join(baseDirectory(env, platform), "pulumi-oracle-sbc");
}

function baseDirectory(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
    // The specification has a relative path ignored.
    const absolute = (value: string | undefined) => (value !== undefined && isAbsolute(value) ? value : undefined);
    const ofXdg = absolute(env["XDG_STATE_HOME"]);
    if (ofXdg !== undefined) return ofXdg;
    const ofWindows = platform === "win32" ? absolute(env["LOCALAPPDATA"]) : undefined;
    return ofWindows ?? join(absolute(env["HOME"]) ?? homedir(), ".local", "state");
}
