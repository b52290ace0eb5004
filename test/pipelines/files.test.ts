import { expect } from "chai";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";
import { installCheckers } from "./checkers.js";

const FOLDER = join(ROOT, "examples/pipelines");
const filesIn = (folder: string, ending: RegExp) =>
    readdirSync(join(FOLDER, folder))
        .filter((name) => ending.test(name))
        .map((name) => join(FOLDER, folder, name));

interface Check {
    readonly files: readonly string[];
    /** The program and its arguments, before the names of files. */
    readonly command: readonly [program: string, ...args: readonly string[]];
    /** A change after which the first file is wrong. */
    readonly broken: readonly [from: string, to: string];
}

const schema = (name: string, ...more: readonly string[]) =>
    ["check-jsonschema", "--builtin-schema", `vendor.${name}`, ...more] as const;
// Its patterns are no regular expressions with the flag u.
const AZURE = ["--data-transform", "azure-pipelines", "--regex-variant", "nonunicode"];

const CHECKS: Readonly<Record<string, Check>> = {
    "shellcheck takes the scripts": {
        files: [...filesIn("scripts", /\.sh$/), ...filesIn("runner-image", /\.sh$/)],
        command: ["shellcheck", "--external-sources", "--shell=sh"],
        broken: ["set -eu", "set -eu; cd $1"],
    },
    "actionlint takes the workflows of GitHub Actions, and shellcheck what they run": {
        files: filesIn("github-actions", /\.yml$/),
        command: ["actionlint", "-config-file", "actionlint.yaml"],
        broken: ["needs: plan", "needs: plans"],
    },
    "GitHub's schema takes its workflows": {
        files: filesIn("github-actions", /\.yml$/),
        command: schema("github-workflows"),
        broken: ["runs-on:", "run-on:"],
    },
    "GitLab's schema takes its pipeline": {
        files: filesIn("gitlab-ci", /\.yml$/),
        command: schema("gitlab-ci"),
        broken: ["resource_group: sbc-production", "resource_group: [1]"],
    },
    "Azure's schema takes its pipelines": {
        files: filesIn("azure-devops", /\.yml$/),
        command: schema("azure-pipelines", ...AZURE),
        broken: ["stages:", "stage:"],
    },
    "Kubernetes' schemas take its own objects": {
        files: ["drift.yaml", "state.yaml"].map((name) => join(FOLDER, "kubernetes-operator", name)),
        command: ["kubernetes-validate", "--strict", "--quiet"],
        broken: ["concurrencyPolicy:", "concurrency:"],
    },
    "hadolint takes the image": {
        files: filesIn("runner-image", /^Dockerfile$/),
        command: ["hadolint"],
        broken: ["WORKDIR /home/runner", "WORKDIR home"],
    },
};

describe("the files of examples/pipelines, by the tools that check such files", () => {
    let bin: string;
    let folder: string;

    before(async function () {
        this.timeout(10 * 60_000);
        bin = await installCheckers();
        folder = mkdtempSync(join(tmpdir(), "checked-"));
        writeFileSync(join(folder, "actionlint.yaml"), "self-hosted-runner:\n  labels: [sbc-management]\n");
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    for (const [promise, { files, command, broken }] of Object.entries(CHECKS)) {
        it(promise, async () => {
            const [program, ...args] = command;
            const env = { PATH: `${bin}:${process.env["PATH"]}` };
            const check = (...checked: readonly string[]) =>
                output(join(bin, program), [...args, ...checked], { cwd: folder, env });
            expect(files).not.to.deep.equal([]);
            await check(...files);

            const [from, to] = broken;
            const [first = ""] = files.filter((file) => readFileSync(file, "utf8").includes(from));
            const wrong = join(folder, basename(first));
            writeFileSync(wrong, readFileSync(first, "utf8").replace(from, to));
            let complaint = "";
            await check(wrong).catch((error: Error) => (complaint = error.message));
            expect(complaint).to.contain(basename(first));
        });
    }
});
