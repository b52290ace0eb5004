import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getPair } from "../../../provider/index.js";
import { startSimulator } from "../../../simulator/index.js";
import { ROOT } from "../../structure/sourceFiles.js";
import { PASSWORD } from "../lookAtPair.js";

const FOLDER = join(ROOT, "test/reports");

describe("the reports of devices in test/reports", () => {
    for (const file of readdirSync(FOLDER)) {
        it(`are read by the provider, before and after calls move: ${file}`, async () => {
            const like: unknown = JSON.parse(readFileSync(join(FOLDER, file), "utf8"));
            const pair = await startSimulator({ like, timeScale: 0.02 });
            try {
                const nodes = pair.nodes.map(({ name, address }) => ({ name, address }));
                const credentials = { username: "admin", password: PASSWORD };
                const look = () => getPair({ nodes, credentials, tls: { caCertificate: pair.caCertificate } });
                const before = await look();
                expect(before, before.description).to.include({ state: "ready", redundant: true });
                pair.failOver();
                await pair.settled();
                const after = await look();
                expect(after, after.description).to.include({
                    state: "ready",
                    activeNode: before.standbyNode,
                    standbyNode: before.activeNode,
                });
                expect(after.unreadableLogs).to.equal(undefined);
            } finally {
                await pair.stop();
            }
        });
    }
});
