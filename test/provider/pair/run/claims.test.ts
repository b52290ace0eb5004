import { expect } from "chai";
import fc from "fast-check";
import { claim } from "../../../../provider/pair/run/claims.js";
import { spellings } from "../../../../provider/pair/run/spellings.js";
import { endpointKey } from "../../../../provider/pair/identity.js";
import { normalHost } from "../../../../provider/state/normalEndpoint.js";
import { emptyRecord, MemoryRunBook } from "../../../../provider/state/runBook.js";
import { VirtualClock } from "../../virtualClock.js";

const signal = new AbortController().signal;
const spelled = (host: string, addresses: Record<string, readonly string[]> = {}) =>
    spellings(
        { host, port: 443 },
        {
            clock: new VirtualClock(),
            signal,
            resolve: (name) =>
                name in addresses ? Promise.resolve(addresses[name] ?? []) : Promise.reject(new Error("no")),
        },
    );
const haveOneInCommon = (one: readonly string[], other: readonly string[]) => one.some((text) => other.includes(text));

describe("a claim of a pair", () => {
    const chicago = { name: "chicago", endpoints: ["10.0.0.1:443", "10.0.0.2:443"] };

    it("is refused to the second resource that shares an endpoint, in another process of the run too", async () => {
        const record = emptyRecord();
        const one = new MemoryRunBook("one", record);
        const other = new MemoryRunBook("other", record);
        expect(await claim(one, { ...chicago, resource: "urn:a" })).to.deep.equal({ kind: "claimed" });
        const second = { resource: "urn:b", name: "second", endpoints: ["10.0.0.3:443", "10.0.0.2:443"] };
        expect(await claim(other, second)).to.deep.equal({ kind: "taken", by: "chicago" });
        expect(await claim(other, { ...second, endpoints: ["10.0.0.2:8443"] })).to.deep.equal({ kind: "claimed" });
    });

    it("is given to the same resource again, and frees what it had before", async () => {
        const book = new MemoryRunBook();
        await claim(book, { ...chicago, resource: "urn:a" });
        const moved = { ...chicago, resource: "urn:a", endpoints: ["10.0.0.2:443", "10.0.0.4:443"] };
        expect(await claim(book, moved)).to.deep.equal({ kind: "claimed" });
        const next = { resource: "urn:b", name: "next", endpoints: ["10.0.0.1:443", "10.0.0.5:443"] };
        expect(await claim(book, next)).to.deep.equal({ kind: "claimed" });
    });
});

describe("the spellings of an endpoint", () => {
    it("make a name and its address one", async () => {
        const byName = await spelled("SBC-a.example.", { "SBC-a.example.": ["10.0.0.1", "fd00::1"] });
        expect(byName).to.deep.equal(["10.0.0.1:443", "[fd00::1]:443", "sbc-a.example:443"]);
        for (const address of ["10.0.0.1", "fd00:0:0:0:0:0:0:1", "::ffff:10.0.0.1"])
            expect(haveOneInCommon(byName, await spelled(address)), address).to.be.true;
    });

    it("make all ways to name this machine one", async () => {
        const ways = ["localhost", "LOCALHOST.", "127.0.0.1", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1", "127.1"];
        for (const way of ways) expect(await spelled(way), way).to.include("127.0.0.1:443");
        expect(await spelled("sbc-a", { "sbc-a": ["::1"] })).to.include("127.0.0.1:443");
    });

    it("are the declared one alone if the name can't be resolved, or not soon", async () => {
        expect(await spelled("sbc-a.example")).to.deep.equal(["sbc-a.example:443"]);
        const clock = new VirtualClock();
        const resolve = () => new Promise<never>(() => undefined);
        expect(await spellings({ host: "sbc-a", port: 443 }, { clock, signal, resolve })).to.deep.equal(["sbc-a:443"]);
        expect(clock.now()).to.equal(1_002_000);
    });

    it("end with a cancellation", async () => {
        const cancelled = AbortSignal.abort(new Error("cancelled"));
        const never = {
            clock: new VirtualClock(),
            signal: cancelled,
            resolve: () => new Promise<never>(() => undefined),
        };
        const thrown = await spellings({ host: "sbc-a", port: 443 }, never).catch((error: unknown) => error);
        expect(thrown).to.equal(cancelled.reason);
    });
});

describe("an endpoint's key", () => {
    const key = (host: string) => endpointKey({ host, port: 443 });

    it("is the same for every spelling of an IPv6 address", () => {
        const groups = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
            minLength: 8,
            maxLength: 8,
        });
        fc.assert(
            fc.property(
                groups,
                fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
                fc.nat(7),
                (all, styles, from) => {
                    const full = all.map((group, index) => {
                        const hex = group.toString(16).padStart(styles[index] === true ? 4 : 1, "0");
                        return styles[index + 8] === true ? hex.toUpperCase() : hex;
                    });
                    expect(key(full.join(":"))).to.equal(key(all.map((group) => group.toString(16)).join(":")));
                    // With a run of zeros, wherever it begins, left out.
                    let to = from;
                    while (to < 8 && all[to] === 0) to++;
                    const short = `${full.slice(0, from).join(":")}::${full.slice(to).join(":")}`;
                    if (to > from) expect(key(short)).to.equal(key(full.join(":")));
                    expect(normalHost(normalHost(full.join(":")))).to.equal(normalHost(full.join(":")));
                },
            ),
        );
    });

    it("is the same for every spelling of an IPv4 address, and another for another one", () => {
        fc.assert(
            fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
                expect(key(`::ffff:${one}`)).to.equal(key(one));
                expect(key(`${one}.`)).to.equal(key(one));
                if (one !== other) expect(key(one)).not.to.equal(key(other));
            }),
        );
    });

    it("is the same for a host name in any case and with a final dot, and keeps the port", () => {
        fc.assert(
            fc.property(fc.domain(), fc.integer({ min: 1, max: 65535 }), (host, port) => {
                const plain = endpointKey({ host, port });
                expect(endpointKey({ host: `${host.toUpperCase()}.`, port })).to.equal(plain);
                expect(plain.endsWith(`:${port}`)).to.be.true;
            }),
        );
    });

    it("takes what no URL could name as it is, in lower case", () => {
        expect(key("sbc_A")).to.equal("sbc_a:443");
        expect(key("fe80::1%ETH0")).to.equal("[fe80::1%eth0]:443");
        expect(key("999.1.1.1")).to.equal("999.1.1.1:443");
    });
});
