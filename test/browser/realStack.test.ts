import { expect } from "chai";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getPlaceFirst } from "../endToEnd/place.js";
import { succeeded } from "../endToEnd/readRun.js";
import {
    SimulatedSite,
    siteConfig,
    TOPOLOGY_FACES,
    type TopologyFace,
    topologyStack,
} from "../endToEnd/topologyStack.js";
import type { TestStack } from "../endToEnd/stack.js";
import { stopped } from "../provider/stopped.js";
import { browserForTests, shownPairs } from "./openPage.js";

const CLI = join(__dirname, "../../cli/index.js");

describe("the page of a stack on a real Pulumi engine, in a browser", () => {
    const keep = stopped(after);
    const { openUrl } = browserForTests();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-report-"));
    after(() => rmSync(folder, { recursive: true, force: true }));
    getPlaceFirst();

    for (const face of TOPOLOGY_FACES) {
        it(`shows what happened to its pairs, recorded and live, by the ${face === "plugin" ? "plugin" : "dynamic provider"}`, async function () {
            this.timeout(10 * 60_000);
            const { sites, stack, declare } = await start(face);
            const [chicago, madrid] = sites;
            await declare("a");
            succeeded(await stack.up());
            await declare("b");
            succeeded(await stack.up());
            await stack.set("oracle-sbc:freeze", "CHG-99 until Monday");
            madrid.pair(0).failOver("health");
            await madrid.pair(0).settled();

            const recorded = await opened(stack, "recorded");
            expect(await recorded.locator("h1").innerText()).to.equal("All 3 pairs were in order when last recorded");
            expect(await recorded.locator(".banner").innerText()).to.contain("CHG-99 until Monday");
            expect(await recorded.locator(".site h3").allInnerTexts()).to.satisfy(
                ([first = "", second = ""]) => first.startsWith("chicago") && second.startsWith("madrid"),
            );
            const [, b] = chicago.pair(0).nodes;
            expect(await recorded.locator("#pair-1 .calls").innerText()).to.equal(b.name);
            const switched = recorded.locator("#pair-1 .timeline > li.own");
            await recorded.locator("#pair-1 summary").click();
            expect(await switched.innerText()).to.match(/Switched over .* in [\d.]+ s\s+“CHG-1234” · by /);
            expect(await recorded.locator("#pair-1 h4").last().innerText()).to.match(/(\d+) of \1 met/);
            expect(await recorded.content())
                .not.to.contain(chicago.password)
                .and.not.to.contain("ciphertext");
            expect(await recorded.locator("#pair-1 .facts").innerText()).to.match(/credentials[.\w]*\s+\[secret\]/);
            expect(await recorded.locator(".waves li").count()).to.equal(2);

            const live = await opened(stack, "live", "--live");
            expect(await live.locator(".source").innerText()).to.contain("The nodes were looked at for this page");
            expect(await live.locator("h1").innerText()).to.equal("1 of 3 pairs needs attention");
            await live.locator("label", { hasText: "Drift" }).click();
            expect(await shownPairs(live)).to.deep.equal(["madrid-1"]);
            await live.locator("#pair-3 summary").click();
            expect(await live.locator("#pair-3 .timeline > li.device").first().innerText()).to.match(
                /Failover: sbc-mad1-b took over[^]*unacceptable health/,
            );
            expect(await live.locator("#pair-1 .timeline > li.device").count()).to.equal(0);
        });
    }

    async function start(face: TopologyFace) {
        const word = face === "plugin" ? "pg" : "dy";
        const sites = [
            kept(await SimulatedSite.start("chicago", 2, `pageCHI${word}`)),
            kept(await SimulatedSite.start("madrid", 1, `pageMAD${word}`)),
        ] as const;
        const [chicago, madrid] = sites;
        const stack = await topologyStack(face, `page-${face}`, siteConfig(sites));
        const declare = (node: "a" | "b") =>
            stack.declare(
                chicago.declare(0, node, { wave: 1, reason: "CHG-1234" }) as never,
                chicago.declare(1, "a", { wave: 2 }) as never,
                madrid.declare(0, "a", { wave: 2 }) as never,
            );
        return { sites, stack, declare };
    }

    function kept(site: SimulatedSite): SimulatedSite {
        site.pairs.forEach((pair) => keep(pair));
        return site;
    }

    async function opened(stack: TestStack, name: string, ...more: readonly string[]) {
        const file = join(folder, `${stack.stack.name}-${name}.html`);
        const args = [CLI, "report", "--stack", stack.stack.name, "--html", file, ...more];
        expect(succeeded(await stack.program(process.execPath, args))).to.match(
            /\.html: 3 pairs, [01] in need of attention\./,
        );
        const { page, complaints } = await openUrl(pathToFileURL(file).href);
        expect(complaints).to.deep.equal([]);
        return page;
    }
});
