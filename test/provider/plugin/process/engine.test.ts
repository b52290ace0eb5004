import { expect } from "chai";
import { EngineLink } from "../../../../provider/plugin/process/engine.js";
import { startTcp } from "../../ownServer.js";
import { FakeEngine } from "../fakeEngine.js";

describe("the link to the engine", () => {
    it("goes past a proxy, whichever variable names it", async () => {
        const engine = await FakeEngine.start();
        const proxy = await startTcp();
        const former = { ...process.env };
        for (const name of ["grpc_proxy", "https_proxy", "http_proxy", "all_proxy"]) {
            process.env[name] = process.env[name.toUpperCase()] = `http://127.0.0.1:${proxy.endpoint.port}`;
        }
        for (const name of ["no_proxy", "NO_PROXY", "no_grpc_proxy"]) delete process.env[name];
        try {
            const link = new EngineLink();
            link.connect(engine.address);
            await link.log({ severity: "info", urn: undefined, text: "a line", isStatus: false });
            expect(engine.lines.map(({ message }) => message)).to.deep.equal(["a line"]);
            expect(proxy.connections).to.equal(0);
        } finally {
            process.env = former;
            engine.stop();
            await proxy.stop();
        }
    }).timeout(10_000);
});
