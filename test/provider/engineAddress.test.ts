import { expect } from "chai";
import fc from "fast-check";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { engineAddressIn, engineIsThere } from "../../provider/engineAddress.js";

async function listening(): Promise<{ server: Server; address: string }> {
    const server = createServer((socket) => socket.on("error", () => undefined)).listen(0, "127.0.0.1");
    await once(server, "listening");
    return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function stop(server: Server): Promise<void> {
    server.close();
    await once(server, "close");
}

describe("the engine's address", () => {
    it("is the last argument that is no flag, wherever the flags are", () => {
        const flag = fc.constantFrom("-v=3", "--logtostderr", "-tracing=http://127.0.0.1:9");
        fc.assert(
            fc.property(fc.array(flag), fc.array(flag), fc.integer({ min: 1, max: 65_535 }), (before, after, port) => {
                const address = `127.0.0.1:${port}`;
                expect(engineAddressIn([...before, address, ...after])).to.equal(address);
                expect(engineAddressIn([...before, ...after])).to.equal(undefined);
            }),
        );
    });
});

describe("an engine", () => {
    it("is there while it takes connections, however often it is asked, and is not there after it", async () => {
        const { server, address } = await listening();
        expect(await Promise.all(Array.from({ length: 20 }, () => engineIsThere(address)))).not.to.include(false);
        await stop(server);
        expect(await Promise.all(Array.from({ length: 20 }, () => engineIsThere(address)))).not.to.include(true);
    });

    it("is there when it takes connections and never says a word", async () => {
        const server = createServer({ pauseOnConnect: true }, () => undefined).listen(0, "127.0.0.1");
        await once(server, "listening");
        expect(await engineIsThere(`127.0.0.1:${(server.address() as AddressInfo).port}`)).to.equal(true);
        server.close();
    });

    it("is not asked for at an address that is none of this machine's own, nor at none: it counts as there", async () => {
        const port = fc.integer({ min: 1, max: 65_535 });
        const elsewhere = fc.oneof(
            fc.constantFrom("", "x", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:1:2"),
            fc.constantFrom("dist/test/x.test.js", "a=127.0.0.1:1", "unix:/tmp/engine.sock"),
            fc
                .tuple(fc.constantFrom("192.0.2.1", "example.test", "[2001:db8::1]"), port)
                .map((parts) => parts.join(":")),
            fc.string(),
        );
        await fc.assert(
            fc.asyncProperty(elsewhere, async (address) => {
                fc.pre(!/^(127[.\d]+|\[::1\]|localhost):\d+$/.test(address) || /:(0|65536)$/.test(address));
                const startedMs = performance.now();
                expect(await engineIsThere(address)).to.equal(true);
                expect(performance.now() - startedMs).to.be.below(100);
            }),
        );
    });
});
