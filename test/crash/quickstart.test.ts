import { expect } from "chai";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { withoutPulumi } from "../../scripts/pulumiEnv.js";
import { getPlace } from "../endToEnd/place.js";
import { ROOT } from "../structure/sourceFiles.js";
import { descendantsOf, kill } from "./processes.js";

/** `npm run quickstart`, as its user starts it. */
class QuickStart {
    text = "";
    readonly ended: Promise<number | null>;
    readonly #child: ChildProcess;

    constructor(env: Readonly<Record<string, string>>) {
        this.#child = spawn(process.execPath, [join(ROOT, "dist/scripts/quickstart.js")], {
            env: { ...withoutPulumi(), ...env },
            stdio: ["ignore", "pipe", "pipe"],
        });
        for (const stream of [this.#child.stdout, this.#child.stderr])
            stream?.on("data", (chunk) => (this.text += String(chunk)));
        this.ended = once(this.#child, "exit").then(([code]) => code as number | null);
    }

    async printed(words: RegExp): Promise<void> {
        while (!words.test(this.text)) {
            if (this.#child.exitCode !== null) throw new Error(`The quick start ended without ${words}:\n${this.text}`);
            await Promise.race([once(this.#child.stdout ?? this.#child, "data"), this.ended]);
        }
    }

    /** With all that it has started. */
    kill(): void {
        const { pid } = this.#child;
        if (pid !== undefined) kill(...descendantsOf(pid).map((child) => child.pid), pid);
    }
}

describe("a quick start that is killed (kill -9) when its request has left", function () {
    this.timeout(10 * 60_000);

    it("leaves nothing that the next one finds, nor anything among the user's own records", async () => {
        const { folder } = await getPlace();
        const records = join(folder, "quickstart/records");
        const tmp = join(folder, "quickstart/tmp");
        mkdirSync(tmp, { recursive: true });
        const env = { XDG_STATE_HOME: records, TMPDIR: tmp };
        const first = new QuickStart(env);
        const second: QuickStart[] = [];
        try {
            await first.printed(/2\. A planned failover[^]*accepted the request/);
            first.kill();
            await first.ended;
            second.push(new QuickStart(env));
            expect(await second[0]?.ended, second[0]?.text).to.equal(0);
            expect(second[0]?.text).to.contain("The quick start passed: 5 steps");
            expect(existsSync(records)).to.equal(false);
        } finally {
            for (const each of [first, ...second]) each.kill();
        }
    });
});
