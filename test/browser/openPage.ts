import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { fleetDocument } from "../../cli/page/document.js";
import type { FleetPage } from "../../cli/page/model.js";
import { startChromium } from "./chromium.js";

/** A page that is open, and what its browser complained of. */
export interface OpenPage {
    readonly page: Page;
    readonly complaints: readonly string[];
}

export interface OpenOptions extends BrowserContextOptions {
    /** A fragment, such as `#pair-2`. */
    readonly at?: string;
    /** With the browser's own clock, which measures; else it is {@link NOW}. */
    readonly isMeasured?: boolean;
}

/** A desk's screen. */
const VIEWPORT = { width: 1280, height: 900 };
/** When the sample's page is looked at. */
const NOW = new Date("2026-11-26T03:16:00Z");

/** For the tests of a `describe`: one browser, a fresh page for each call. */
export function browserForTests() {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-page-"));
    let browser: Browser | undefined;
    before(async function () {
        this.timeout(5 * 60_000);
        browser = await startChromium();
    });
    after(async () => {
        await browser?.close();
        rmSync(folder, { recursive: true, force: true });
    });
    const newPage = async (options: BrowserContextOptions = {}): Promise<Page> => {
        if (browser === undefined) throw new Error("The browser starts before the first test.");
        return (await browser.newContext({ viewport: VIEWPORT, ...options })).newPage();
    };
    const openUrl = async (
        url: string,
        { at = "", isMeasured = false, ...options }: OpenOptions = {},
    ): Promise<OpenPage> => {
        const page = await newPage(options);
        if (!isMeasured) await page.clock.setFixedTime(NOW);
        const complaints: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        page.on("pageerror", (error) => complaints.push(error.message));
        await page.goto(`${url}${at}`);
        return { page, complaints };
    };
    let count = 0;
    const open = (fleet: FleetPage, options?: OpenOptions) => {
        const path = join(folder, `${++count}.html`);
        writeFileSync(path, fleetDocument(fleet));
        return openUrl(pathToFileURL(path).href, options);
    };
    return { open, openUrl, newPage };
}

/** The names of the pairs that are shown. */
export function shownPairs(page: Page): Promise<string[]> {
    return page.evaluate<string[]>(
        "[...document.querySelectorAll('.pair .row th')].filter((name) => name.checkVisibility()).map((name) => name.textContent)",
    );
}
