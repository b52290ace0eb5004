import { expect } from "chai";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { roles, switchovers } from "./simulatedPair.js";
import { SimulatedSite, siteConfig, TOPOLOGY_FACES, type TopologyFace, topologyStack } from "./topologyStack.js";

/** A canary in wave 1 and a pair in wave 2, up and right. */
async function canaryAndNext(face: TopologyFace, name: string, more: object = {}) {
    const site = await SimulatedSite.start(name, 2, `of-${name}-1`);
    const stack = await topologyStack(face, `${name}-${face}`, {
        ...siteConfig([site]),
        "oracle-sbc:stopAfterFailures": { value: "0" },
    });
    const declareActive = (canary: "a" | "b", next: "a" | "b", own: object = more) =>
        stack.declare(site.declare(0, canary, own) as never, site.declare(1, next, { wave: 2 }) as never);
    await declareActive("a", "a");
    succeeded(await stack.up());
    const stop = () => Promise.all(site.pairs.map((pair) => pair.stop()));
    return { stack, declareActive, canary: site.pair(0), next: site.pair(1), stop };
}

const HOLDS = "Wave 1 is not as desired and holds back wave 2: none of their switchovers is requested.";

function tests(face: TopologyFace): Readonly<Record<string, () => Promise<void>>> {
    return {
        [`${face}: a canary that is only observed, and is not as desired, fails the gate by itself`]: async () => {
            const { stack, declareActive, canary, next, stop } = await canaryAndNext(face, "observed", {
                observeOnly: true,
            });
            await declareActive("b", "b");
            const preview = succeeded(await stack.preview());
            for (const continueOnError of [false, true]) {
                const text = failed(await stack.up({ continueOnError }));
                expect(text).to.contain(`${HOLDS} observed-1: its desired node is standby, not active. Bring these`);
            }
            expect([switchovers(canary).received, switchovers(next).received]).to.deep.equal([0, 0]);
            // By now it is recorded, so that the gate sees it in a preview too, which is no failure.
            expect(preview + succeeded(await stack.preview())).to.contain("warning: Wave 1 is not as desired");
            await declareActive("a", "b");
            succeeded(await stack.up());
            expect(roles(next)).to.equal("standby/active");
            await stop();
        },

        [`${face}: a canary that can't be seen holds the next wave back, though its record is as desired`]:
            async () => {
                const { stack, declareActive, canary, next, stop } = await canaryAndNext(face, "dark");
                canary.setFault({ name: "serviceUnavailable", endpoint: "status" });
                await declareActive("a", "b");
                for (const continueOnError of [false, true]) {
                    const text = failed(await stack.up({ continueOnError }));
                    expect(text).to.contain(`${HOLDS} dark-1: this run can't see which of its nodes is active.`);
                }
                expect(switchovers(next).received).to.equal(0);
                canary.clearFaults();
                succeeded(await stack.up());
                expect(roles(next)).to.equal("standby/active");
                await stop();
            },

        [`${face}: --exclude has the gate go by what is recorded of the canary, as docs/how-to/waves.md says`]:
            async () => {
                const { stack, declareActive, canary, next, stop } = await canaryAndNext(face, "left");
                const [urn = ""] = /urn:pulumi:[^"\s]*HaActiveNode::left-1/.exec(await stack.exported()) ?? [];
                const upWithout = () => stack.cli("up", "--yes", "--skip-preview", "--exclude", urn);
                await declareActive("b", "b");
                expect(failed(await upWithout())).to.contain(`${HOLDS} left-1: its desired node is standby`);
                canary.setFault({ name: "serviceUnavailable", endpoint: "status" });
                await declareActive("a", "b");
                succeeded(await upWithout());
                expect([roles(canary), roles(next)]).to.deep.equal(["active/standby", "standby/active"]);
                await stop();
            },

        [`${face}: with revertive: false, a failover of the canary holds nothing back, for it stays`]: async () => {
            const own = { revertive: false };
            const { stack, declareActive, canary, next, stop } = await canaryAndNext(face, "stays", own);
            canary.failOver();
            await canary.settled();
            await declareActive("a", "b");
            succeeded(await stack.up());
            expect([roles(canary), roles(next)]).to.deep.equal(["standby/active", "standby/active"]);
            // Revertive again, and only observed: it is not as desired any more.
            await declareActive("a", "a", { revertive: true, observeOnly: true });
            expect(failed(await stack.up())).to.contain("stays-1: its desired node is standby, not active");
            expect(switchovers(next).received).to.equal(1);
            await stop();
        },

        [`${face}: --target goes round the gate`]: async () => {
            const { stack, declareActive, canary, next, stop } = await canaryAndNext(face, "round", {
                observeOnly: true,
            });
            await declareActive("b", "b");
            const urns = /urn:pulumi:[^"\s]*HaActiveNode::round-2/.exec(await stack.exported());
            succeeded(await stack.cli("up", "--yes", "--skip-preview", "--target", urns?.[0] ?? ""));
            expect([roles(canary), roles(next)]).to.deep.equal(["active/standby", "standby/active"]);
            await stop();
        },
    };
}

describe("a wave's gate, on a real Pulumi engine", () => {
    getPlaceFirst();
    sideBySide(Object.fromEntries(TOPOLOGY_FACES.flatMap((face) => Object.entries(tests(face)))));
});
