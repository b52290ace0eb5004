import { expect } from "chai";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { configure, stackOfExample } from "./exampleStack.js";
import { getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { roles, startPair, switchovers } from "./simulatedPair.js";
import { stopped } from "../provider/stopped.js";

describe("the examples of one pair, on a real Pulumi engine", () => {
    const keep = stopped(after);
    const start = async () => keep(await startPair("chi"));

    getPlaceFirst();

    sideBySide({
        "one-pair: a changed line in the program is a failover; a pair that is not redundant after it is a warning":
            async () => {
                const pair = await start();
                const timeouts = { quietSeconds: 0.3, settleSeconds: 2 };
                const stack = await stackOfExample("one-pair", "one-pair", pair, { timeouts });
                const first = succeeded(await stack.up());
                expect(first).to.contain('active        : "sbc-chi-a"').and.not.contain("warning");

                const program = join(stack.stack.workspace.workDir, "index.ts");
                const text = await readFile(program, "utf8");
                await writeFile(program, text.replace('activeNode: "sbc-chi-a"', 'activeNode: "sbc-chi-b"'));
                pair.setFault("neverSynchronizes");
                expect(succeeded(await stack.up())).to.match(
                    /warning: sbc-chi-a\/sbc-chi-b: DONE\. Calls are on sbc-chi-b\. .*NOT REDUNDANT: 2 s after the switchover, sbc-chi-a is not .*Do not switch back\./,
                );
                expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
                expect(await stack.recorded("chicago")).to.include({ activeNode: "sbc-chi-b", redundant: false });
                // For the record of a switchover: one of each node.
                const counted = pair.requests.filter(({ endpoint }) => endpoint === "kpis").map(({ node }) => node);
                expect(counted).to.deep.equal(["sbc-chi-a", "sbc-chi-b"]);
            },

        "maintenance: moves calls off the node that is to be worked on, and back": async () => {
            const pair = await start();
            const stack = await stackOfExample("maintenance", "maintenance", pair, { underMaintenance: "sbc-chi-a" });
            succeeded(await stack.up());
            expect(roles(pair)).to.equal("standby/active");
            const outputs = await stack.stack.outputs();
            expect([outputs["carriesCalls"]?.value, outputs["safeToWorkOn"]?.value]).to.deep.equal([
                "sbc-chi-b",
                "sbc-chi-a",
            ]);
            expect((await stack.recorded("chicago"))["lastAction"]).to.include({ reason: "maintenance of sbc-chi-a" });

            await configure(stack, { underMaintenance: "sbc-chi-c" });
            expect(failed(await stack.preview())).to.contain(
                "underMaintenance is sbc-chi-c; write sbc-chi-a or sbc-chi-b.",
            );

            await stack.stack.removeConfig("underMaintenance");
            succeeded(await stack.up());
            expect(roles(pair)).to.equal("active/standby");
            expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 2 });
        },

        "observe-only: sends logins and reading requests alone; another active node is a warning": async () => {
            const pair = await start();
            const stack = await stackOfExample("observe-only", "observe-only", pair);
            expect(succeeded(await stack.up())).not.to.contain("warning");
            expect((await stack.stack.outputs())["active"]?.value).to.equal("sbc-chi-a");

            await configure(stack, { expectedActiveNode: "sbc-chi-a" });
            pair.failOver("health");
            await pair.settled();
            const up = succeeded(await stack.up());
            expect(up).to.match(
                /warning: sbc-chi-a\/sbc-chi-b: FAILOVER\. Calls are on sbc-chi-b; desired sbc-chi-a\. .*has unacceptable health \(70\)"\. Calls stay there/,
            );
            expect(up).to.match(/isAsExpected\s*: true => false/);
            expect(await stack.recorded("chicago")).to.include({ activeNode: "sbc-chi-b", standbyNode: "sbc-chi-a" });
            const sent = pair.requests.map(({ method, endpoint = "?" }) => `${method} ${endpoint}`);
            expect([...new Set(sent)].sort()).to.deep.equal(["GET status", "POST token"]);
            expect(switchovers(pair)).to.deep.equal({ received: 0, carriedOut: 0 });
        },
    });
});
