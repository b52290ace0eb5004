import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { parsePage, type Page } from "./pages.js";

/** A sentence for each relative link of the page that leads nowhere. */
export function brokenLinks(page: Page): string[] {
    return relativeLinks(page).flatMap((link) => {
        const [file = "", anchor] = link.split("#");
        const path = file === "" ? page.path : posix.normalize(posix.join(dirname(page.path), decodeURI(file)));
        if (path !== page.path && (path.startsWith("..") || !existsSync(join(ROOT, path))))
            return [`${page.path}: ${link}: no such file`];
        if (anchor === undefined || !path.endsWith(".md")) return [];
        const target = path === page.path ? page : parsePage(path, readFileSync(join(ROOT, path), "utf8"));
        return anchorsOf(target).has(anchor) ? [] : [`${page.path}: ${link}: no such heading`];
    });
}

function relativeLinks({ prose }: Page): string[] {
    const written = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)|\b(?:src|href)="([^"]+)"/g)];
    return written.map(([, link, attribute]) => link ?? attribute ?? "").filter((link) => !/^[a-z]+:/i.test(link));
}

/** The anchors that GitHub gives a page's headings. */
export function anchorsOf({ text }: Page): ReadonlySet<string> {
    const anchors = new Set<string>();
    for (const [, heading = ""] of text.replaceAll(/^ *```.*?^ *```/gms, "").matchAll(/^#{1,6} +(.+)$/gm)) {
        const slug = slugOf(heading);
        let anchor = slug;
        for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
        anchors.add(anchor);
    }
    return anchors;
}

function slugOf(heading: string): string {
    return heading
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(/\s/g, "-");
}
