import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as fc from "fast-check";
import * as dynamic from "../../sdk/nodejs/index.js";
import * as plugin from "../../sdk/nodejs/plugin/index.js";

const FACES = { "the dynamic provider": dynamic, "the plugin": plugin };
const ARGS: dynamic.HaActiveNodeArgs = {
    nodes: [
        { name: "sbc-a", address: "10.0.0.1" },
        { name: "sbc-b", address: "10.0.0.2" },
    ],
    activeNode: "sbc-a",
};

type Outputs = Record<string, unknown>;

interface Run {
    /** What the engine, or the mock, returns of the resource, beside its inputs if `withInputs`. */
    readonly returned: Outputs;
    readonly withInputs: boolean;
    readonly isPreview: boolean;
    /** A connection to an engine has a channel; a mock has none. */
    readonly isEngine: boolean;
}

/** The output as a program has it: its value, and whether that is known. */
async function activeNodeIn(face: typeof dynamic | typeof plugin, run: Run) {
    const newResource = ({ name, inputs }: pulumi.runtime.MockResourceArgs) => ({
        id: `${name}-id`,
        state: { ...(run.withInputs ? (inputs as object) : {}), ...run.returned },
    });
    await pulumi.runtime.setMocks({ newResource, call: () => ({}) }, "project", "stack", run.isPreview);
    if (run.isEngine) Object.assign(pulumi.runtime.getMonitor() as object, { getChannel: () => ({}) });
    const { activeNode } = new face.HaActiveNode("chicago", ARGS);
    const { isKnown } = activeNode as unknown as { isKnown: Promise<boolean> };
    const known = await isKnown;
    return { isKnown: known, value: known ? await (activeNode as unknown as Promised).promise() : undefined };
}
interface Promised {
    promise(): Promise<string | undefined>;
}

describe("the output activeNode", () => {
    after(() => pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) }));

    for (const [name, face] of Object.entries(FACES)) {
        const ofEngine = (run: Partial<Run>) =>
            activeNodeIn(face, { returned: {}, withInputs: false, isPreview: false, isEngine: true, ...run });
        const ofMock = (run: Partial<Run>) => ofEngine({ withInputs: true, ...run, isEngine: false });

        it(`is unknown in a preview that returns the inputs alone, with ${name}`, async () => {
            expect(await ofEngine({ isPreview: true, withInputs: true })).to.deep.equal({
                isKnown: false,
                value: undefined,
            });
        });

        it(`is absent if the engine returns the inputs alone, as of a resource that failed, with ${name}`, async () => {
            for (const withInputs of [true, false])
                expect(await ofEngine({ withInputs })).to.deep.equal({ isKnown: true, value: undefined });
        });

        it(`is what was seen, in a preview too, if the roles are there, with ${name}`, async () => {
            const returned = { activeNode: "sbc-b", roles: { "sbc-a": "standby", "sbc-b": "active" } };
            for (const isPreview of [true, false])
                expect(await ofEngine({ returned, isPreview })).to.deep.equal({ isKnown: true, value: "sbc-b" });
        });

        it(`is absent if no node, or more than one, is active, whatever is desired, with ${name}`, async () => {
            const role = fc.constantFrom("active", "standby", "outOfService", "unknown", "unseen");
            await fc.assert(
                fc.asyncProperty(
                    fc.record({ "sbc-a": role, "sbc-b": role }),
                    fc.boolean(),
                    async (roles, withInputs) => {
                        const active = Object.keys(roles).filter(
                            (node) => roles[node as keyof typeof roles] === "active",
                        );
                        const value = active.length === 1 ? active[0] : undefined;
                        // As the provider returns it: an active node that was not seen is left out.
                        const returned = value === undefined ? { roles } : { roles, activeNode: value };
                        const inputs = withInputs && value !== undefined;
                        expect(await ofEngine({ returned, withInputs: inputs })).to.deep.equal({
                            isKnown: true,
                            value,
                        });
                    },
                ),
                { numRuns: 40 },
            );
        });

        it(`is what a mock returns in a program's own unit tests, roles or none, with ${name}`, async () => {
            expect(await ofMock({})).to.deep.equal({ isKnown: true, value: "sbc-a" });
            expect(await ofMock({ returned: { activeNode: "sbc-b" } })).to.deep.equal({
                isKnown: true,
                value: "sbc-b",
            });
            expect(await ofMock({ isPreview: true })).to.deep.equal({ isKnown: true, value: "sbc-a" });
        });

        it(`is never the desired node without roles, whatever else an engine returns, with ${name}`, async () => {
            const others = fc.record(
                { standbyNode: fc.string(), redundant: fc.boolean(), fulfilledActiveNode: fc.string() },
                { requiredKeys: [] },
            );
            await fc.assert(
                fc.asyncProperty(others, fc.boolean(), fc.boolean(), async (returned, withInputs, isPreview) => {
                    const run = { returned, withInputs, isPreview };
                    expect(await ofEngine(run)).to.deep.equal({ isKnown: !isPreview, value: undefined });
                }),
                { numRuns: 40 },
            );
        });
    }
});
