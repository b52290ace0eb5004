import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { sampleFleet } from "../cli/page/sampleFleet.js";
import type { browserForTests } from "./openPage.js";

/** The pictures of the page in docs, by the colours of the reader's screen. */
export const PICTURES = {
    light: join(ROOT, "docs/images/fleet-page.png"),
    dark: join(ROOT, "docs/images/fleet-page-dark.png"),
} as const;

export type Scheme = keyof typeof PICTURES;

/** The sample's page down to the end of its first site, with one pair open. */
export async function takePicture(
    open: ReturnType<typeof browserForTests>["open"],
    colorScheme: Scheme,
): Promise<Buffer> {
    const { page } = await open(sampleFleet(), { colorScheme, viewport: { width: 1180, height: 900 } });
    await page.evaluate("document.querySelector('#pair-1 details').open = true");
    // The font that comes with the browser in tests: another machine's is of another width.
    await page.evaluate(`document.body.style.fontFamily = '"DejaVu Sans"'`);
    await page.evaluate("document.querySelector('.tools').style.position = 'static'");
    const site = await page.locator(".site").first().boundingBox();
    const height = Math.ceil((site?.y ?? 0) + (site?.height ?? 0)) + 12;
    return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width: 1180, height } });
}
