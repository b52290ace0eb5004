import type { ConfigMap } from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { failed, succeeded } from "../endToEnd/readRun.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles, switchovers } from "../endToEnd/simulatedPair.js";
import { PASSWORD } from "../endToEnd/stack.js";
import { useGo, usePython } from "./faces.js";
import { exampleStack } from "./project.js";
import { withPairs } from "./withPairs.js";

type Side = "a" | "b";

interface WavesExample {
    readonly example: string;
    readonly prepare?: Parameters<typeof exampleStack>[3];
    readonly declared: (chicago: Simulator, madrid: Simulator, side: Side) => ConfigMap;
}

const inYaml: WavesExample["declared"] = (chicago, madrid, side) => ({
    chicagoA: { value: chicago.nodes[0].address },
    chicagoB: { value: chicago.nodes[1].address },
    madridA: { value: madrid.nodes[0].address },
    madridB: { value: madrid.nodes[1].address },
    side: { value: side },
});

/** The first pair has no wave of its own. */
const listed = (chicago: Simulator, madrid: Simulator, side: Side, wave: unknown) => {
    const pairs = [chicago, madrid].map(({ nodes }, index) => ({
        name: index === 0 ? "chicago" : "madrid",
        ...(index === 0 ? {} : { wave }),
        nodes: nodes.map(({ name, address }) => ({ name, address })),
        activeNode: nodes[side === "a" ? 0 : 1].name,
    }));
    return { pairs: { value: JSON.stringify(pairs) } };
};
const inList: WavesExample["declared"] = (...declared) => listed(...declared, 2);

const EXAMPLES: readonly WavesExample[] = [
    { example: "waves-yaml", declared: inYaml },
    { example: "waves-python", prepare: usePython, declared: inList },
    { example: "waves-go", prepare: useGo, declared: inList },
];

function holdsBackAndGoesOn({ example, prepare, declared }: WavesExample): Promise<void> {
    return withPairs(async (start) => {
        const [chicago, madrid] = await Promise.all([start("chi"), start("mad")]);
        const shared = {
            "oracle-sbc:username": { value: "admin" },
            "oracle-sbc:password": { value: PASSWORD, secret: true },
            "oracle-sbc:caCertificate": { value: `${chicago.caCertificate}\n${madrid.caCertificate}` },
            "oracle-sbc:stopAfterFailures": { value: "0" },
            quietSeconds: { value: "1" },
        };
        const config = { ...shared, ...declared(chicago, madrid, "a") };
        const stack = await exampleStack(example, example, config, prepare);
        const received = () => [switchovers(chicago).received, switchovers(madrid).received];
        const up = (...flags: string[]) => stack.cli("up", "--yes", "--skip-preview", ...flags);
        succeeded(await up());
        if (declared === inList) {
            await stack.stack.setAllConfig(listed(chicago, madrid, "b", 3));
            expect(failed(await up()))
                .to.contain("number")
                .and.contain("without a gap, from 1");
            expect(received()).to.deep.equal([0, 0]);
        }
        await stack.stack.setAllConfig(declared(chicago, madrid, "b"));
        chicago.setFault("forbidden");
        failed(await up());
        failed(await up("--continue-on-error"));
        expect(received()).to.deep.equal([2, 0]);
        chicago.clearFaults();
        succeeded(await up());
        expect(received()).to.deep.equal([3, 1]);
        expect([roles(chicago), roles(madrid)]).to.deep.equal(["standby/active", "standby/active"]);
        succeeded(await stack.cli("preview", "--expect-no-changes"));
    });
}

describe("two waves in plain resources, on a real Pulumi engine", () => {
    getPlaceFirst();
    sideBySide(
        Object.fromEntries(
            EXAMPLES.map((each) => [
                `${each.example}: a canary that fails holds the other pair back, which follows once it succeeds`,
                () => holdsBackAndGoesOn(each),
            ]),
        ),
    );
});
