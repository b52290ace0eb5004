import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** With a font, which the browser's package does not need, and a page does. */
const PACKAGES = ["chromium", "fonts-dejavu-core"];

/** Starts a browser without a window: Debian's Chromium, installed if it is missing, or the one that CHROMIUM names. */
export async function startChromium(): Promise<Browser> {
    // Chromium starts no sandbox for root. It opens pages of these tests alone.
    const args = isRoot() ? ["--no-sandbox"] : [];
    return chromium.launch({ executablePath: chromiumPath(), args });
}

function chromiumPath(): string {
    const own = process.env["CHROMIUM"];
    if (own !== undefined) return own;
    const found = PLACES.find((path) => existsSync(path));
    if (found !== undefined) return found;
    const install = `apt-get install -y ${PACKAGES.join(" ")}`;
    if (!isRoot()) throw new Error(`No Chromium is here. Run: sudo ${install}; or set CHROMIUM to the path of one.`);
    if (!apt("install") && !(apt("update") && apt("install"))) throw new Error(`${install} failed; run it to see why.`);
    return chromiumPath();
}

function apt(command: "install" | "update"): boolean {
    const args = command === "install" ? ["install", "-y", "--no-install-recommends", ...PACKAGES] : ["update"];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync("apt-get", args, { stdio: "ignore", env }).status === 0;
}

function isRoot(): boolean {
    return process.getuid?.() === 0;
}
