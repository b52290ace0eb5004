import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { withPairs } from "../languages/withPairs.js";
import { argsFor, FACES, type FaceName, InlineStack } from "./inlineStack.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { switchovers } from "./simulatedPair.js";

/** A canary whose nodes and credentials are secret outputs, and a pair that waits for it. */
function hidesNodes(face: FaceName): Promise<void> {
    return withPairs(async (start) => {
        const word = face === "the plugin" ? "plg" : "dyn";
        const [canary, next] = await Promise.all([start(`hid${word}`), start(`nxt${word}`)]);
        const inline = await InlineStack.create(`secret-topology-${word}`, face);
        const [a, b] = canary.nodes.map(({ name }) => name) as [string, string];
        const declare = (side: "a" | "b") => {
            const { nodes, credentials, ...args } = argsFor(canary, "", { observeOnly: true });
            const hidden = { nodes: pulumi.secret(nodes), credentials: pulumi.secret(credentials ?? {}) };
            const own = { ...hidden, activeNode: pulumi.secret(side === "a" ? a : b) };
            inline.topology = {
                pairs: [
                    { ...args, ...own, name: "canary" },
                    { ...argsFor(next, `sbc-nxt${word}-${side}`), name: "next", wave: 2 },
                ],
            };
        };
        declare("a");
        succeeded(await inline.stack.up());
        declare("b");
        const text = failed(await inline.stack.up({ continueOnError: true }));
        expect(text).to.contain("holds back wave 2").and.contain("canary: its desired node is standby, not active.");
        expect(switchovers(next).received).to.equal(0);
        const everything = [await inline.stack.exported(), ...inline.stack.printed].join("\n");
        expect(everything).to.contain("topology-wave-1");
        for (const hidden of [a, b, ...canary.nodes.map(({ address }) => address)])
            expect(everything).not.to.contain(hidden);
    });
}

describe("a topology with a canary that is secret, on a real Pulumi engine", () => {
    getPlaceFirst();
    sideBySide(
        Object.fromEntries(
            (Object.keys(FACES) as FaceName[]).map((face) => [
                `by ${face}: its gate shows, stores and prints no node of it`,
                () => hidesNodes(face),
            ]),
        ),
    );
});
