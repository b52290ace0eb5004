import { expect } from "chai";
import { DEVICE_LAG_MS } from "../../provider/pair/lag.js";
import { CONFIG_KEYS } from "../../provider/resource/inputs/stackConfig.js";
import { inputsSchema } from "../../provider/resource/inputs/schema.js";
import { sourceFilesIn } from "../structure/sourceFiles.js";
import { startDynamicFace } from "./faces/dynamicFace.js";
import { startPluginFace } from "./faces/pluginFace.js";
import { lagConfig, lagEnv } from "./lagFromOutside.js";

const nodes = [
    { name: "sbc-a", address: "192.0.2.1" },
    { name: "sbc-b", address: "192.0.2.2" },
];
const declared = (timeouts: object, more: object = {}) => ({
    nodes,
    activeNode: "sbc-a",
    credentials: { username: "u", password: "p" },
    timeouts: { requestSeconds: 0.2, quietSeconds: 0, ...timeouts },
    ...more,
});

describe("the device's lag", () => {
    it("is the documented five seconds and one for the network, and comes from the entries that ship alone", () => {
        expect(DEVICE_LAG_MS).to.equal(6_000);
        const taking = sourceFilesIn("provider", "sdk/nodejs", "cli", "scripts", "simulator").filter(({ imports }) =>
            imports.includes("provider/pair/lag.ts"),
        );
        expect(taking.map(({ path }) => path).sort()).to.deep.equal(["provider/index.ts", "provider/plugin/index.ts"]);
    });

    it("is no argument, and no key of the configuration", () => {
        const isLag = (name: string) => /lag(?!s?$)/i.test(name) || /^lags?$/i.test(name);
        const { timeouts, preconditions } = inputsSchema.shape;
        const named = [inputsSchema, timeouts.unwrap(), preconditions.unwrap()].flatMap(({ shape }) =>
            Object.keys(shape),
        );
        expect(named).to.include.members(["timeouts", "settleSeconds", "cooldownSeconds"]);
        expect([...named, ...CONFIG_KEYS].filter(isLag)).to.deep.equal([]);
    });

    for (const [face, start] of [
        ["dynamic provider", startDynamicFace],
        ["plugin", startPluginFace],
    ] as const) {
        it(`is not changed from outside, in the ${face} that ships: a watch that ends within it is refused`, async () => {
            const provider = await start(face === "plugin" ? {} : lagConfig, lagEnv, "shipped");
            try {
                for (const settleSeconds of [0.5, 2, 5.9, 6]) {
                    const { failures } = await provider.check(declared({ settleSeconds }), declared({}));
                    expect(failures.map(({ reason }) => reason).join(), `${settleSeconds} s`).to.match(
                        /timeouts\.settleSeconds .*\b6\b/,
                    );
                }
                const { failures } = await provider.check(declared({ settleSeconds: 6.1 }), declared({}));
                expect(failures).to.deep.equal([]);
                for (const name of ["lag", "lagMs", "lagSeconds", "deviceLagSeconds"]) {
                    for (const inputs of [declared({ [name]: 0.1 }), declared({}, { [name]: 0.1 })]) {
                        const found = await provider.check(inputs, declared({}));
                        expect(found.failures.map(({ reason }) => reason).join(), name).to.contain(name);
                    }
                }
            } finally {
                await provider.stop();
            }
        });
    }
});
