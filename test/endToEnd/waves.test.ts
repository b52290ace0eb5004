import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { roles, switchovers } from "./simulatedPair.js";
import type { TestStack } from "./stack.js";
import { SimulatedSite, siteConfig, TOPOLOGY_FACES, topologyStack } from "./topologyStack.js";

/** Three sites with four pairs each; the canary is the first of the first, and the last site waits for all others. */
const SITES = ["chicago", "madrid", "tokyo"];
const waveOf = (site: number, pair: number) => (site === 0 && pair === 0 ? 1 : site < 2 ? 2 : 3);

for (const face of TOPOLOGY_FACES) {
    describe(`a topology of 3 sites, 12 pairs and 3 waves, by the ${face} provider on a real Pulumi engine`, function () {
        this.timeout(10 * 60_000);
        let sites: readonly SimulatedSite[];
        let stack: TestStack;

        getPlaceFirst();
        before(async () => {
            sites = await Promise.all(SITES.map((name, index) => SimulatedSite.start(name, 4, `of-${name}-${index}`)));
            stack = await topologyStack(face, `waves-${face}`, {
                ...siteConfig(sites),
                // What holds the rest back are the waves alone.
                "oracle-sbc:stopAfterFailures": { value: "0" },
            });
            await declareActive("a");
        });
        after(() => Promise.all(all().map(({ pair }) => pair.stop())));

        const all = () =>
            sites.flatMap((site, at) =>
                site.pairs.map((pair, index) => ({ site, pair, index, wave: waveOf(at, index) })),
            );
        const inWave = (wave: number) => all().flatMap((each) => (each.wave === wave ? [each.pair] : []));
        const declareActive = (node: "a" | "b") =>
            stack.declare(...(all().map(({ site, index, wave }) => site.declare(index, node, { wave })) as never[]));
        const received = () => [1, 2, 3].map((wave) => inWave(wave).map((pair) => switchovers(pair).received));
        const sent = (pair: Simulator) => pair.requests.filter(({ endpoint }) => endpoint === "switchover");
        const canary = () => sites[0]?.pair(0) as Simulator;

        it("is recorded with a gate between the waves, and without a request", async () => {
            const text = succeeded(await stack.preview());
            // Of a new pair, the plugin knows in a preview what it will record.
            const waits = [
                "Wave 1: waves 2 and 3 would wait until chicago-1 is as desired.",
                "Wave 2: wave 3 would wait until chicago-2, chicago-3, chicago-4",
            ].filter((words) => text.includes(words));
            expect(waits).to.have.lengthOf(face === "plugin" ? 0 : 2);
            succeeded(await stack.up());
            expect(received().flat()).to.deep.equal(Array(12).fill(0));
            const outputs = await stack.stack.outputs();
            expect(Object.keys(outputs["activeNodes"]?.value as object)).to.have.lengthOf(12);
            const status = (outputs["sites"]?.value as Record<string, Record<string, object>>)["tokyo"]?.["tokyo-4"];
            expect(status).to.include({ activeNode: "sbc-tok4-a", redundant: true, drifted: false });
        });

        it("has no difference, gates included, when nothing has changed", async () => {
            succeeded(await stack.cli("preview", "--expect-no-changes"));
            const text = succeeded(await stack.preview());
            expect(text).not.to.contain("would wait").and.not.to.contain("holds back");
        });

        for (const continueOnError of [false, true]) {
            it(`holds back all others if the canary fails${continueOnError ? ", with --continue-on-error too" : ""}`, async () => {
                await declareActive("b");
                canary().setFault("forbidden");
                const before = switchovers(canary()).received;
                const preview = succeeded(await stack.preview());
                expect(preview).to.contain("Wave 1: waves 2 and 3 would wait until chicago-1 is as desired.");
                const text = failed(await stack.up({ continueOnError }));
                expect(switchovers(canary()).received).to.equal(before + 1);
                expect(text).to.contain("answered 403 to the switchover request");
                expect(received().slice(1).flat()).to.deep.equal(Array(11).fill(0));
                // The engine does not ask a gate whose pair has failed: the pair's own error says it.
                expect(text).not.to.contain("holds back");
                expect(all().map(({ pair }) => roles(pair))).to.deep.equal(Array(12).fill("active/standby"));
                canary().clearFaults();
            });
        }

        it("moves wave after wave once it succeeds, each pair by one request", async () => {
            const before = switchovers(canary()).received;
            succeeded(await stack.up());
            expect(received()).to.deep.equal([[before + 1], Array(7).fill(1), Array(4).fill(1)]);
            expect(all().map(({ pair }) => roles(pair))).to.deep.equal(Array(12).fill("standby/active"));
            for (const wave of [2, 3]) {
                const begins = inWave(wave).map((pair) => sent(pair).at(-1)?.monotonicMs ?? NaN);
                const ends = inWave(wave - 1).map((pair) => pair.roleHistory.at(-1)?.monotonicMs ?? NaN);
                expect(Math.min(...begins)).to.be.above(Math.max(...ends));
            }
            succeeded(await stack.cli("preview", "--expect-no-changes"));
        });

        it("stores and prints no site's password", async () => {
            const everything = [await stack.exported(), ...stack.printed].join("\n");
            for (const { password } of sites) expect(everything).not.to.contain(password);
        });
    });
}
