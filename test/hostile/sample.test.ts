import { expect } from "chai";
import { execFile } from "node:child_process";
import { join } from "node:path";

/** How many generated bodies an ordinary run reads, and how many answers come over TLS. */
const REPLIES = process.env["HOSTILE_REPLIES"] ?? "5000";
const EXCHANGES = process.env["HOSTILE_EXCHANGES"] ?? "40";

describe("a sample of generated replies", function () {
    this.timeout(Math.max(180_000, Number(REPLIES) * 5 + Number(EXCHANGES) * 100));

    it("never hangs, crashes or fills the memory of the provider: each is a typed error, or a status of its type", async () => {
        const options = ["--replies", REPLIES, "--exchanges", EXCHANGES];
        const printed = await new Promise<string>((resolve) =>
            execFile(process.execPath, [join(__dirname, "command.js"), ...options], (_error, stdout, stderr) =>
                resolve(stdout + stderr),
            ),
        );
        expect(printed).to.match(/\n\d{4,} passed, 0 failed\n$/);
    });
});
