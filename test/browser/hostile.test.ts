import { expect } from "chai";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fleetDocument } from "../../cli/page/document.js";
import type { FleetPage } from "../../cli/page/model.js";
import { sampleFleet } from "../cli/page/sampleFleet.js";
import { browserForTests } from "./openPage.js";

/** What each text of the page's fleet becomes part of. */
const HOSTILE = [
    `</script><script>document.title = "run"</script>`,
    `</style><img src="/image" onerror="document.title = 'run'"><svg onload="document.title = 'run'">`,
    `"><link rel=stylesheet href=/style><iframe src=/frame></iframe>' onmouseover='document.title = "run"`,
    `<!-- <base href="//elsewhere.example"> \${document.title} &lt;script&gt; javascript:alert(1)`,
];

describe("hostile words in the fleet's page, in a browser", () => {
    const { open, openFrom } = serving();

    for (const word of HOSTILE) {
        it(`stay text, and make no request: ${word.slice(0, 40)}`, async () => {
            const before = await elements(sampleFleet());
            const hostile = withEachText(sampleFleet(), (text) => `${text} ${word}`);
            const { page, complaints, asked } = await openFrom(hostile);
            await page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))");
            await page.locator(".calls").first().hover();
            expect(await page.title()).to.equal(`production ${word}: SBC pairs`);
            expect(await page.locator("#pair-1 th").first().textContent()).to.equal(`chicago-1 ${word}`);
            expect(await page.locator("*").count()).to.equal(before);
            expect(complaints).to.deep.equal([]);
            expect(asked()).to.deep.equal(["/"]);
        });
    }

    it("can't turn or hide what stands beside them", async () => {
        const words = "a\u202eb\u2066c\u200bd\u0007e\nf";
        const { page } = await openFrom(withEachText(sampleFleet(), (text) => text + words));
        expect(await page.locator("h3").first().textContent()).to.contain("chicagoa\ufffdb\ufffdc\ufffdd\ufffde f");
    });

    it("would be stopped by the page's own policy, even as HTML: nothing is loaded, and no script of theirs runs", async () => {
        const attack = `<script>document.title = "run"</script><img src="/image"><link rel="stylesheet" href="/style">`;
        const { page, complaints, asked } = await openFrom(sampleFleet(), (text) =>
            text.replace("<h1>", `${attack}<h1>`),
        );
        expect(await page.title()).to.equal("production: SBC pairs");
        expect(asked()).to.deep.equal(["/"]);
        expect(complaints.length).to.be.at.least(3);
    });

    const elements = async (fleet: FleetPage) => (await open(fleet)).page.locator("*").count();
});

/** The page from a server of its own, which tells what was asked of it. */
function serving() {
    const { open, openUrl } = browserForTests();
    const servers: Server[] = [];
    after(() => servers.forEach((server) => server.close()));
    const openFrom = async (fleet: FleetPage, changed: (text: string) => string = (text) => text) => {
        const asked: string[] = [];
        const server = createServer((request, response) => {
            asked.push(request.url ?? "");
            response.setHeader("content-type", "text/html; charset=utf-8").end(changed(fleetDocument(fleet)));
        });
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const opened = await openUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        await opened.page.waitForTimeout(200);
        return { ...opened, asked: () => asked };
    };
    return { open, openFrom };
}

/** Times and the words that the page knows stay as they are, so that the page has the same parts. */
function withEachText<T>(value: T, change: (text: string) => string, name = ""): T {
    if (typeof value === "string") return (KEPT.includes(name) ? value : change(value)) as T;
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((each: unknown) => withEachText(each, change, name)) as T;
    return Object.fromEntries(
        Object.entries(value).map(([key, each]) => [key, withEachText(each as unknown, change, key)]),
    ) as T;
}

const KEPT = ["at", "since", "until", "writtenAt", "recordedAt", "role", "outcome", "by", "newState"];
