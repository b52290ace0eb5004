import { expect } from "chai";
import { execFile } from "node:child_process";
import { join } from "node:path";

/** How many generated bodies an ordinary run reads. Answers over TLS: http.test.ts, and `npm run test:hostile`. */
const REPLIES = process.env["HOSTILE_REPLIES"] ?? "5000";

describe("a sample of generated replies", function () {
    this.timeout(Math.max(180_000, Number(REPLIES) * 5));

    it("never crashes or fills the memory of the provider: each is a typed error, or a status of its type", async () => {
        const command = ["--expose-gc", join(__dirname, "command.js"), "--part", "read", "--replies", REPLIES];
        const printed = await new Promise<string>((resolve) =>
            execFile(process.execPath, command, (_error, stdout, stderr) => resolve(stdout + stderr)),
        );
        expect(printed, printed).to.match(/\n\d{4,} passed, 0 failed\n$/);
    });
});
