import { expect } from "chai";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type * as automation from "@pulumi/pulumi/automation/index.js";
import { withPairs } from "../languages/withPairs.js";
import { getPlace, getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { roles, switchovers } from "./simulatedPair.js";
import { configWithAddresses, TestStack } from "./stack.js";

const PROGRAM = require.resolve("../../examples/hooks/index.js");

/**
 * The example's program as one of the Automation API: the language host that is compiled here stands between a program and
 * the engine, and is too old to know of hooks.
 */
async function exampleStack(config: automation.ConfigMap): Promise<TestStack> {
    const { folder, checkout } = await getPlace();
    const workDir = join(folder, "hooks");
    await mkdir(workDir);
    const program = () => {
        // Each run evaluates it anew, as a language host does.
        for (const file of [PROGRAM, join(PROGRAM, "../hooks.js")]) delete require.cache[file];
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        return Promise.resolve(require(PROGRAM) as Record<string, unknown>);
    };
    const plugins = { providers: [{ name: "oracle-sbc", path: join(checkout, "bin/plugin") }] };
    const projectSettings = { name: "sbc-hooks", runtime: "nodejs", plugins } as automation.ProjectSettings;
    const args = { stackName: "hooks", projectName: "sbc-hooks", program };
    const stack = await TestStack.ofProgram(args, { workDir, projectSettings });
    await stack.stack.setAllConfig(config);
    return stack;
}

/** Takes what the hooks send, and answers an approval as it is told to. */
class Office {
    approved: unknown = true;
    readonly received: unknown[] = [];
    readonly #server: Server = createServer((request, response) => {
        let text = "";
        request.on("data", (chunk: Buffer) => (text += chunk.toString()));
        request.on("end", () => {
            this.received.push({ url: request.url, ...(JSON.parse(text) as object) });
            response.end(JSON.stringify({ approved: this.approved }));
        });
    });

    async start(): Promise<string> {
        this.#server.listen(0, "127.0.0.1");
        await once(this.#server, "listening");
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    }

    stop(): void {
        this.#server.close();
        this.#server.closeAllConnections();
    }

    /** What came since the last call, without what changes from run to run. */
    take(): unknown[] {
        return this.received.splice(0).map((each) => {
            const { lastAction, ...rest } = each as { lastAction?: Record<string, unknown> };
            return lastAction === undefined ? rest : { ...rest, outcome: lastAction["outcome"] };
        });
    }
}

describe("the example with resource hooks, on a real Pulumi engine", function () {
    this.timeout(240_000);
    const office = new Office();
    getPlaceFirst();
    after(() => office.stop());

    it("asks before calls are moved, requests nothing unapproved, and tells what became of it", () =>
        withPairs(async (start) => {
            const url = await office.start();
            const pair = await start("chi");
            const stack = await exampleStack({
                ...configWithAddresses(pair),
                approvalUrl: { value: `${url}/approvals` },
                noticeUrl: { value: `${url}/notices` },
                quietSeconds: { value: "0.3" },
            });
            const asked = (from: string, to: string) => ({ url: "/approvals", pair: "chicago", from, to });
            const told = (active: string) => ({ url: "/notices", pair: "chicago", active, outcome: "switched" });

            succeeded(await stack.up());
            expect(office.take()).to.deep.equal([asked("not seen yet", "sbc-chi-a")]);

            await stack.set("activeNode", "sbc-chi-b");
            succeeded(await stack.preview());
            expect(office.take()).to.deep.equal([]);
            for (const approved of [false, "true", undefined]) {
                office.approved = approved;
                expect(failed(await stack.up())).to.contain("from sbc-chi-a to sbc-chi-b was not approved");
            }
            expect(switchovers(pair).received).to.equal(0);
            office.take();

            office.approved = true;
            succeeded(await stack.up());
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(office.take()).to.deep.equal([asked("sbc-chi-a", "sbc-chi-b"), told("sbc-chi-b")]);

            await stack.set("reason", "another");
            succeeded(await stack.up());
            expect(office.take()).to.deep.equal([]);

            pair.failOver();
            await pair.settled();
            succeeded(await stack.up());
            expect(office.take()).to.deep.equal([asked("sbc-chi-a", "sbc-chi-b"), told("sbc-chi-b")]);
            expect(roles(pair)).to.equal("standby/active");
        }));
});
