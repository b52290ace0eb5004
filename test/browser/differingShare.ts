import type { Page } from "playwright-core";

/** The share of the pixels in which two PNGs differ, from 0 to 1; 1 if they are not of the same size. Leaves the page. */
export async function differingShare(page: Page, one: Buffer, other: Buffer): Promise<number> {
    // There, no policy keeps pictures out.
    await page.goto("about:blank");
    const pictures = [one, other].map((png) => `"data:image/png;base64,${png.toString("base64")}"`);
    return page.evaluate<number>(`(${COMPARE})(${pictures.join(", ")})`);
}

/** In the browser, which can read a PNG. A pixel differs if one of its colours does by more than a quarter of its range. */
const COMPARE = `async (one, other) => {
    const pixelsOf = async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return { size: image.width + "x" + image.height, data: context.getImageData(0, 0, image.width, image.height).data };
    };
    const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
    if (a.size !== b.size) return 1;
    let differing = 0;
    for (let at = 0; at < a.data.length; at += 4) {
        if ([0, 1, 2].some((colour) => Math.abs(a.data[at + colour] - b.data[at + colour]) > 64)) differing += 1;
    }
    return differing / (a.data.length / 4);
}`;
