import { expect } from "chai";
import { LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import { declare, startPair } from "../../resource/declaredPair.js";
import { newUrn } from "./pairState.js";
import { ResourcePlugin } from "./resourcePlugin.js";

describe("a switchover by the plugin", () => {
    it("is told of on its resource: steps that pass, and a result that stays", async () => {
        const plugin = await ResourcePlugin.start();
        const pair = await startPair();
        const urn = newUrn();
        await plugin.create(declare(pair, "sbc-b"), { urn });
        await Promise.all([plugin.stop(), pair.stop()]);
        const [steps, rest] = [true, false].map((isStatus) =>
            plugin.lines.filter(({ ephemeral }) => ephemeral === isStatus).map(({ message }) => message),
        );
        expect(steps).to.include("sbc-a/sbc-b: sbc-a accepted the request (204). Watching both nodes.");
        expect(rest).to.have.lengthOf(1);
        expect(rest?.[0]).to.match(
            /^sbc-a\/sbc-b: DONE\. Calls are on sbc-b\. Requests to this pair by this run: 1\.\nsbc-b is active, [\d.]+ s after the request was sent\.\n/,
        );
        for (const line of plugin.lines) expect(line).to.include({ urn, severity: LogSeverity.INFO });
    });

    it("is told of again in the next run that one process serves, as a debugger has it", async () => {
        const plugin = await ResourcePlugin.start();
        const pair = await startPair();
        const urn = newUrn();
        for (const _run of [1, 2]) {
            await plugin.handshake();
            await plugin.configure({});
            for (const _call of [1, 2]) await plugin.create(declare(pair, "sbc-b"), { urn, preview: true });
        }
        await Promise.all([plugin.stop(), pair.stop()]);
        expect(plugin.warnings).to.have.lengthOf(2);
        expect(pair.switchoversReceived()).to.equal(0);
    });
});
