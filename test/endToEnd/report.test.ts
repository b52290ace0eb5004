import { expect } from "chai";
import { getPlaceFirst } from "./place.js";
import { succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { piped, reported, STREAMING } from "./pipedReport.js";
import {
    type DeclaredPair,
    SimulatedSite,
    siteConfig,
    TOPOLOGY_FACES,
    type TopologyFace,
    topologyStack,
} from "./topologyStack.js";

const SEEN = ["changed", "refused", "dark", "failedOver", "observed", "quiet"] as const;

/** A pair of each kind, in two sites. */
async function topologyOf(face: TopologyFace) {
    const chicago = await SimulatedSite.start("chicago", 4, "of-chicago-1");
    const madrid = await SimulatedSite.start("madrid", 3, "of-madrid-1");
    const stack = await topologyStack(face, `report-${face}`, siteConfig([chicago, madrid]));
    const places = { changed: [chicago, 0], refused: [chicago, 1], dark: [chicago, 2], new: [chicago, 3] } as const;
    const others = { failedOver: [madrid, 0], observed: [madrid, 1], quiet: [madrid, 2] } as const;
    const placeOf = { ...places, ...others };
    type Name = keyof typeof placeOf;
    const pairOf = (name: Name) => placeOf[name][0].pair(placeOf[name][1]);
    const entry = (name: Name, node: "a" | "b"): DeclaredPair => {
        const more = { ...(name === "observed" ? { observeOnly: true } : {}), ...(name === "new" ? { wave: 2 } : {}) };
        return { ...placeOf[name][0].declare(placeOf[name][1], node, more), name };
    };
    const declare = (onB: readonly Name[], names: readonly Name[]) =>
        stack.declare(...names.map((name) => entry(name, onB.includes(name) ? "b" : "a") as never));
    const stop = () => Promise.all([...chicago.pairs, ...madrid.pairs].map((pair) => pair.stop()));
    return { stack, pairOf, declare, stop };
}

async function isReported(face: TopologyFace): Promise<void> {
    const { stack, pairOf, declare, stop } = await topologyOf(face);
    try {
        await declare([], SEEN);
        succeeded(await stack.up());
        const quiet = await reported(stack);
        expect(quiet).to.deep.include({ code: 0, attention: [], waves: [] });
        expect(quiet.totals).to.include({ unchanged: SEEN.length, notListed: 0 });

        const nodesOf = (name: (typeof SEEN)[number] | "new") => pairOf(name).nodes.map((node) => node.name);
        pairOf("refused").setHealth(nodesOf("refused")[1] ?? "", 10);
        pairOf("dark").setFault({ name: "serviceUnavailable", endpoint: "status" });
        for (const name of ["failedOver", "observed"] as const) {
            pairOf(name).failOver();
            await pairOf(name).settled();
        }
        await declare(["changed", "refused", "new"], [...SEEN, "new"]);

        for (const [flags, env] of [
            ["--show-sames", {}],
            ["", {}],
            ["", STREAMING],
        ] as const) {
            const { code, totals, attention, waves, isFailed } = await reported(stack, flags, env);
            expect({ code, isFailed }).to.deep.equal({ code: 0, isFailed: false });
            expect(totals).to.include({ attention: 6, needed: 3, refused: 1, unreachable: 1, drift: 2, failed: 0 });
            const isListed = flags !== "" || env === STREAMING || face === "plugin";
            expect(totals.unchanged).to.equal(isListed ? 1 : 0);
            if (!isListed) expect(totals.notListed).to.be.greaterThan(0);
            expect(attention.map(({ name, site, attention: kind }) => `${site} ${name} ${kind}`)).to.deep.equal([
                "chicago refused refused",
                "chicago dark unreachable",
                "madrid failedOver drift",
                "madrid observed drift",
                "chicago changed needed",
                "chicago new needed",
            ]);
            const [refused, dark, failedOver, observed, changed] = attention;
            const [a, b] = nodesOf("refused");
            expect(refused).to.deep.include({
                active: a,
                desired: b,
                preconditions: { met: 5, of: 6 },
                isDrift: false,
            });
            expect(refused?.unmet).to.deep.equal([`health of ${b}: 10 % (required: at least 75 %)`]);
            expect(dark).to.include({ otherwise: "notSeen", desired: nodesOf("dark")[0] });
            expect(dark?.sentences.join(" ")).to.contain("503");
            expect(failedOver?.moved.join(" ")).to.match(
                /The device moved calls there by itself\. The log of .*timed out/,
            );
            expect(observed).to.include({ active: nodesOf("observed")[1], desired: nodesOf("observed")[0] });
            expect(changed).to.deep.include({ verdicts: ["NEEDED"], preconditions: { met: 6, of: 6 }, isDrift: false });
            expect(waves.join(" ")).to.contain("wave 2 would wait");
        }

        const failing = await piped(stack, "", "--format markdown --fail-on refused,unreachable,drift");
        expect(failing.code).to.equal(3);
        expect(failing.out).to.match(
            /\| `chicago` \| `refused` \|[^]*Could not be looked at:\n\n- `dark` in `chicago`/,
        );
        const strict = await reported(stack, "--config oracle-sbc:onRefusal=error");
        expect(strict).to.include({ isFailed: true });
        expect(strict.code).not.to.equal(0);
        expect(strict.attention.find(({ name }) => name === "refused")).to.include({ isFailure: true });
    } finally {
        await stop();
    }
}

describe("the report of a preview, on a real Pulumi engine", () => {
    getPlaceFirst();
    sideBySide(
        Object.fromEntries(
            TOPOLOGY_FACES.map((face) => [
                `${face}: shows each pair that needs attention once, by its site, and counts the others`,
                () => isReported(face),
            ]),
        ),
    );
});
