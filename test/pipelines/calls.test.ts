import { expect } from "chai";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { SCRIPTS } from "./job.js";

const FOLDER = join(ROOT, "examples/pipelines");
const SYSTEMS = ["github-actions", "gitlab-ci", "azure-devops", "jenkins", "kubernetes-operator", "argo-cd"];

/** What each script takes; the last one is left out. */
const ARGUMENTS: Readonly<Record<string, number>> = {
    "preview.sh": 2,
    "apply.sh": 3,
    "drift.sh": 2,
    "open-requests.sh": 2,
};

interface PipelineFile {
    readonly name: string;
    readonly text: string;
}

function filesOf(system: string): PipelineFile[] {
    return readdirSync(join(FOLDER, system)).map((file) => ({
        name: `${system}/${file}`,
        text: readFileSync(join(FOLDER, system, file), "utf8").replace(/^\s*(#|\/\/).*$/gm, ""),
    }));
}

const files = SYSTEMS.flatMap(filesOf);
const CALL = /pipelines\/scripts\/([\w-]+\.(?:sh|mjs))((?: +(?:"[^"]*"|[\w./-]+))*)/g;

/** `[script, arguments]` of each call in a file; a list of words in YAML counts as the words. */
function callsIn({ text }: PipelineFile): [script: string, args: readonly string[]][] {
    return [...text.replace(/, /g, " ").matchAll(CALL)].map(([, script = "", args = ""]) => [
        script,
        args
            .trim()
            .split(/\s+/)
            .filter((word) => word !== ""),
    ]);
}

describe("the pipelines of examples/pipelines", () => {
    it("are made of calls of the scripts, each with the arguments that it takes", () => {
        const wrong = files.flatMap((file) =>
            callsIn(file)
                .filter(([script, args]) => {
                    const wanted = ARGUMENTS[script] ?? args.length;
                    const isRun = (statSync(join(SCRIPTS, script), { throwIfNoEntry: false })?.mode ?? 0) & 0o100;
                    return args.length !== wanted || (script.endsWith(".sh") && isRun === 0);
                })
                .map((call) => `${file.name}: ${call.join(" ")}`),
        );
        expect(wrong).to.deep.equal([]);
        expect(files.flatMap(callsIn).filter(([script]) => script === "apply.sh")).to.have.lengthOf(4);
    });

    it("name scripts that are there, and never call Pulumi themselves", () => {
        const named = files.flatMap(callsIn).map(([script]) => script);
        expect(named.filter((script) => !existsSync(join(SCRIPTS, script)))).to.deep.equal([]);
        expect(files.filter(({ text }) => /\bpulumi (up|preview|refresh|destroy)\b/.test(text))).to.deep.equal([]);
    });

    it("keep the journal in each pipeline that applies or looks for open requests", () => {
        const forgetful = files.filter(
            (file) =>
                callsIn(file).some(([script]) => script === "apply.sh" || script === "open-requests.sh") &&
                !file.text.includes("XDG_STATE_HOME"),
        );
        expect(forgetful.map(({ name }) => name)).to.deep.equal([]);
    });

    it("name no action of GitHub by a tag, which may be moved", () => {
        const used = files.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)/g)].map(([, action = ""]) => action));
        expect(used).not.to.deep.equal([]);
        expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).to.deep.equal([]);
    });
});
