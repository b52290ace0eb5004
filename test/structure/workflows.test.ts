import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "./sourceFiles.js";

interface Job {
    readonly permissions?: Readonly<Record<string, string>>;
    readonly "timeout-minutes"?: number;
}
interface Workflow {
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = join(ROOT, ".github/workflows");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".yml"));
const textOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");

/** What a job may write, by workflow and job. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
    "release.yml npm": ["id-token"],
    "release.yml pypi": ["id-token"],
    "release.yml draft": ["contents", "id-token", "attestations"],
};

describe("the workflows", () => {
    for (const file of files) {
        it(`take in ${file} each action by its commit, with the version beside it`, () => {
            const uses = textOf(file).match(/uses: .*/g) ?? [];
            expect(uses).not.to.deep.equal([]);
            expect(
                uses.filter((line) => !/^uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
            ).to.deep.equal([]);
        });

        it(`give in ${file} no job more rights than it needs, and each a time limit`, () => {
            const { permissions, jobs } = parse(textOf(file)) as Workflow;
            expect(Object.entries(permissions).filter(([, right]) => right !== "read")).to.deep.equal([]);
            for (const [name, job] of Object.entries(jobs)) {
                const writes = Object.entries(job.permissions ?? {}).flatMap(([of, right]) =>
                    right === "write" ? [of] : [],
                );
                expect(writes, name).to.deep.equal(WRITES[`${file} ${name}`] ?? []);
                expect(job["timeout-minutes"], name).to.be.a("number");
            }
        });

        it(`expand in ${file} no expression within a script: what a branch or tag is called is nobody's command`, () => {
            const { jobs } = parse(textOf(file)) as { jobs: Record<string, { steps: { run?: string }[] }> };
            const scripts = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
            expect(scripts.filter((script) => script.includes("${{"))).to.deep.equal([]);
        });
    }

    it("publish only what was tested and built", () => {
        const { jobs } = parse(textOf("release.yml")) as { jobs: Record<string, { needs?: string[] }> };
        expect(jobs["npm"]?.needs).to.include("build");
        expect(jobs["pypi"]?.needs).to.include("build");
        expect(textOf("release.yml")).to.contain(".ci/run").and.contain("npm run test:release");
    });
});
