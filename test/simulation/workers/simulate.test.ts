import { expect } from "chai";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { withBug } from "./withBug.js";

const COMMAND = join(__dirname, "../command.js");

interface Ended {
    readonly code: number | null;
    readonly printed: string;
}

async function simulation(...options: readonly (string | number)[]): Promise<Ended> {
    const child = spawn(process.execPath, [COMMAND, ...options.map(String)], { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { code, printed };
}

function counted(printed: string): number[] {
    return (/^(\d+) passed, (\d+) failed$/m.exec(printed) ?? []).slice(1).map(Number);
}

/** It requests without an entry in the journal: many a seed shows it. */
const FORGETS_THE_JOURNAL = `
    const openJournal = () => ({ ...parts.openJournal(), write: () => Promise.resolve() });
    return create(io, { ...parts, openJournal });`;

describe("the simulation in worker threads", () => {
    it("runs every seed once, whatever the number of workers, and ends with 0", async () => {
        const [one, three] = await Promise.all([
            simulation("--from", 5, "--seeds", 25, "--workers", 1),
            simulation("--from", 5, "--seeds", 25, "--workers", 3),
        ]);
        for (const { code, printed } of [one, three])
            expect([code, counted(printed)], printed).to.deep.equal([0, [25, 0]]);
        const drawn = ({ printed }: Ended) => /^Schedules with: .*$/m.exec(printed)?.[0];
        expect(drawn(three)).to.equal(drawn(one));
    });

    it("tells of a seed that fails the story that the same seed tells alone, and ends with 1", async () => {
        await withBug(FORGETS_THE_JOURNAL, async (provider) => {
            const many = await simulation("--seeds", 25, "--workers", 2, "--provider", provider);
            const [passed = 0, failed = 0] = counted(many.printed);
            expect([many.code, passed + failed], many.printed).to.deep.equal([1, 25]);
            const stories = [
                ...many.printed.matchAll(/^Seed (\d+) \(.*\n((?:[ ]+\d+\.\d+ s .*\n|(?!Again:).*\n)*)Again: /gm),
            ];
            expect(stories).to.have.length(failed).above(2);
            for (const [, seed = "", story = ""] of stories.slice(0, 4)) {
                const alone = await simulation("--seed", seed, "--provider", provider);
                expect(alone.code).to.equal(1);
                expect(alone.printed).to.contain(story).and.to.contain(`\nSeed ${seed} (`);
            }
        });
    });

    it("stops when as many have failed as were asked for", async () => {
        await withBug(FORGETS_THE_JOURNAL, async (provider) => {
            const options = ["--seeds", 500, "--workers", 2, "--stop-after", 3, "--provider", provider, "--quiet"];
            const { code, printed } = await simulation(...options);
            expect([code, counted(printed)[1]], printed).to.deep.equal([1, 3]);
            expect(printed).to.match(/^Stopped at seed \d+, after 3 of \d+ failed\.$/m);
        });
    });

    it("counts a worker that ends in the midst of a schedule as a failure of its seed, and runs all others", async () => {
        for (const [bug, reason] of [
            [`if (times === 9) process.exit(3); return create(io, parts);`, "exit code 3"],
            [`if (times === 9) void Promise.reject(new Error("lost")); return create(io, parts);`, "Error: lost"],
        ] as const) {
            await withBug(bug, async (provider) => {
                const options = ["--face", "dynamic", "--seeds", 12, "--workers", 1, "--provider", provider];
                const { code, printed } = await simulation(...options);
                const crashes = [...printed.matchAll(/^A worker ended in the midst of seed (\d+): (.*)\.$/gm)];
                expect(crashes.length, printed).to.be.greaterThan(0);
                for (const [, , why] of crashes) expect(why).to.equal(reason);
                expect([code, counted(printed)]).to.deep.equal([1, [12 - crashes.length, crashes.length]]);
            });
        }
    });

    it("ends with 1, and says what was not run, if no worker can begin", async () => {
        const { code, printed } = await simulation("--seeds", 12, "--workers", 2, "--provider", "/nowhere");
        expect([code, counted(printed)], printed).to.deep.equal([1, [0, 0]]);
        expect(printed).to.contain("A worker ended before its first schedule: ");
        expect(printed).to.contain("12 of 12 schedules were not run.");
    });

    it("refuses a number of workers that is none", async () => {
        expect((await simulation("--workers", 0)).code).to.equal(2);
    });
});
