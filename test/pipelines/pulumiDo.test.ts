import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator } from "../../simulator/index.js";
import { getPlace, getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles, silenceAfterRequest, switchovers } from "../endToEnd/simulatedPair.js";
import { PASSWORD } from "../endToEnd/stack.js";
import { withPairs } from "../languages/withPairs.js";
import { A, B, type Ended } from "./job.js";

const TYPE = "oracle-sbc:index:HaActiveNode";

interface Operator {
    /** `pulumi do <arguments>`, in a folder without a project. */
    run(...args: readonly string[]): Promise<Ended>;
    patch(activeNode: string, ...args: readonly string[]): Promise<Ended>;
    openRequests(): Promise<readonly unknown[]>;
    readonly id: string;
    readonly folder: string;
}

async function operatorOf(pair: Simulator, name: string): Promise<Operator> {
    const place = await getPlace();
    const cwd = join(place.folder, `do-${name}`);
    mkdirSync(cwd);
    writeFileSync(join(cwd, "ca.pem"), pair.caCertificate);
    const nodes = pair.nodes.map((node) => `{ name = "${node.name}", address = "${node.address}" }`);
    writeFileSync(join(cwd, "pair.pcl"), `nodes = [${nodes.join(", ")}]\n`);
    const credentials = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: PASSWORD };
    const env = { ...process.env, ...place.envVars, ...place.machine(name), ...credentials };
    const end = async (command: string, args: readonly string[]): Promise<Ended> => {
        const child = spawn(command, args, { cwd, env: { ...env, NODE_EXTRA_CA_CERTS: join(cwd, "ca.pem") } });
        let text = "";
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
        const [code] = (await once(child, "close")) as [number | null];
        return { code, text };
    };
    const plugin = ["--package", join(place.checkout, "bin/plugin/pulumi-resource-oracle-sbc")];
    const run = (...args: readonly string[]) => end(place.pulumiCommand.command, ["do", ...args, ...plugin]);
    const id = pair.nodes.map((node) => `${node.name}=${node.address}`).join(",");
    return {
        id,
        folder: cwd,
        run,
        patch: (activeNode, ...args) =>
            run(TYPE, "patch", id, "--stateless", "--active-node", activeNode, "--yes", ...args),
        openRequests: async () => {
            const listed = await end(process.execPath, [
                join(place.checkout, "dist/cli/index.js"),
                "journal",
                "--json",
            ]);
            return (JSON.parse(listed.text) as { requests: unknown[] }).requests;
        },
    };
}

const onPair = (name: string, test: (operator: Operator, pair: Simulator) => Promise<void>) => () =>
    withPairs(async (start) => {
        const pair = await start("chi");
        await test(await operatorOf(pair, name), pair);
    });

function done({ code, text }: Ended): string {
    expect(code, text).to.equal(0);
    return text;
}

describe("pulumi do, with the plugin and without a stack", () => {
    getPlaceFirst();

    sideBySide({
        "looks at a pair, by getPair and by read": onPair("looks", async (operator, pair) => {
            const inputs = ["--input", "pcl", "--input-file", "pair.pcl"];
            const seen = done(await operator.run("oracle-sbc:index:getPair", ...inputs));
            expect(JSON.parse(seen)).to.include({ activeNode: A, standbyNode: B, state: "ready", redundant: true });
            expect(done(await operator.run(TYPE, "read", operator.id))).to.match(/activeNode\s*: "sbc-chi-a"/);
            expect(switchovers(pair).received).to.equal(0);
        }),

        "previews, moves calls once, and has nothing to do the second time": onPair("moves", async (operator, pair) => {
            done(await operator.patch(B, "--dry-run"));
            expect(switchovers(pair).received).to.equal(0);
            done(await operator.patch(B, "--reason", "CHG-4711"));
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
            expect(roles(pair)).to.equal("standby/active");
            expect(await operator.openRequests()).to.deep.equal([]);
            expect(done(await operator.patch(B))).to.contain("No changes");
            expect(switchovers(pair).received).to.equal(1);
        }),

        "refuses what an up refuses, and by preconditions from a file": onPair("refuses", async (operator, pair) => {
            pair.setHealth(B, 60, { failOver: false });
            const refused = await operator.patch(B);
            expect(refused.code, refused.text).not.to.equal(0);
            pair.setHealth(B, 90, { failOver: false });
            writeFileSync(join(operator.folder, "more.pcl"), "preconditions = { minimumHealthPercent = 95 }\n");
            const stricter = await operator.patch(B, "--input", "pcl", "--input-file", "more.pcl");
            expect(stricter.code, stricter.text).not.to.equal(0);
            expect(switchovers(pair).received).to.equal(0);
            done(await operator.patch(B));
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        }),

        "leaves an open request to the journal, and does not send it again": onPair("open", async (operator, pair) => {
            const speak = silenceAfterRequest(pair);
            const lost = await operator.patch(B);
            expect(lost.code, lost.text).not.to.equal(0);
            expect(await operator.openRequests()).to.have.lengthOf(1);
            speak();
            done(await operator.patch(B));
            expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        }),
    });
});
