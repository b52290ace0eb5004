import { expect } from "chai";
import * as fc from "fast-check";
import { claimDeclared } from "../../../provider/resource/claims.js";
import { Context } from "../../../provider/resource/context.js";
import { claim } from "../../../sdk/nodejs/declaredOnce.js";
import { memoryParts } from "../memoryParts.js";
import { VirtualClock } from "../virtualClock.js";

const IO = { clock: new VirtualClock(), signal: new AbortController().signal };
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Endpoints, each in several spellings. */
const ENDPOINTS: readonly (readonly string[])[] = [
    ["10.0.0.1", "10.0.0.1:443", "10.0.0.1:0443"],
    ["10.0.0.1:8443"],
    ["sbc-a.example.com", "SBC-A.Example.COM", "sbc-a.example.com.", "SBC-a.example.com.:443"],
    ["[2001:db8::1]", "[2001:DB8:0:0::1]", "[2001:0db8:0000::0001]:443"],
    ["[2001:db8::1]:8443", "[2001:DB8::0:1]:8443"],
];

const address = fc
    .tuple(fc.nat(ENDPOINTS.length - 1), fc.nat())
    .map(([endpoint, n]) => ({ endpoint, text: ENDPOINTS[endpoint]?.[n % (ENDPOINTS[endpoint]?.length ?? 1)] ?? "" }));
const resource = fc.record({
    name: fc.constantFrom("one", "two", "three", "four"),
    addresses: fc.uniqueArray(address, { minLength: 2, maxLength: 2, selector: ({ endpoint }) => endpoint }),
    isKnown: fc.boolean(),
    observeOnly: fc.constantFrom(undefined, false, true),
});
type Resource = typeof resource extends fc.Arbitrary<infer T> ? T : never;

describe("one pair that two resources declare", () => {
    it("is refused by the check, where and only where another resource has claimed one of its endpoints", async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(resource, { maxLength: 8 }), async (resources) => {
                const context = new Context(memoryParts());
                const model = new Model();
                for (const { name, addresses, isKnown, observeOnly } of resources) {
                    const nodes = addresses.map(({ text }, index) => ({
                        name: `sbc-${index}`,
                        address: isKnown ? text : UNKNOWN,
                    }));
                    const urn = `urn:pulumi:stack::project::oracle-sbc:index:HaActiveNode::${name}`;
                    const problems = await claimDeclared(context, urn, { nodes, observeOnly }, IO);
                    if (observeOnly === true || !isKnown) continue;
                    model.release(name);
                    const owners = model.claim({ name, addresses, isKnown, observeOnly });
                    expect(problems).to.have.length(owners.length === 0 ? 0 : 1);
                    if (owners.length > 0)
                        expect(owners.some((owner) => problems.join().startsWith(`nodes: ${owner} declares`))).to.equal(
                            true,
                        );
                }
            }),
        );
    });

    it("is refused by the class, where and only where another resource has claimed one of its endpoints", () => {
        fc.assert(
            fc.property(fc.array(resource, { maxLength: 8 }), (resources) => {
                const owned = new Map<string, string>();
                const model = new Model();
                for (const drawn of resources) {
                    const { name, addresses, isKnown, observeOnly } = drawn;
                    const nodes = addresses.map(({ text }, index) => ({
                        name: `sbc-${index}`,
                        address: isKnown ? text : Promise.resolve(text),
                    }));
                    const declare = () =>
                        claim(owned, name, { nodes, ...(observeOnly === undefined ? {} : { observeOnly }) });
                    const [owner] = model.claim(drawn);
                    if (owner === undefined) declare();
                    else expect(declare).to.throw(`is declared by HaActiveNode ${JSON.stringify(owner)} too`);
                }
            }),
        );
    });

    it("is named without its address, which may be secret", async () => {
        const context = new Context(memoryParts());
        const nodes = ["10.0.0.1", "10.0.0.2"].map((text) => ({ name: text, address: text }));
        await claimDeclared(context, "urn:pulumi:s::p::t::one", { nodes }, IO);
        const problems = await claimDeclared(context, "urn:pulumi:s::p::t::a::b", { nodes }, IO);
        expect(problems[0]).to.match(/^nodes: one declares one of these addresses too\. /);
        expect(problems.join()).not.to.contain("10.0.0.");
    });
});

/** By endpoint, not by spelling. */
class Model {
    readonly #owners = new Map<number, string>();

    release(name: string): void {
        for (const [endpoint, owner] of this.#owners) if (owner === name) this.#owners.delete(endpoint);
    }

    /** Who has these endpoints already; claims them where nobody has. */
    claim({ name, addresses, isKnown, observeOnly }: Resource): string[] {
        if (observeOnly === true || !isKnown) return [];
        const owners = addresses.flatMap(({ endpoint }) => this.#owners.get(endpoint) ?? []);
        if (owners.length === 0) for (const { endpoint } of addresses) this.#owners.set(endpoint, name);
        return owners;
    }
}
