import { expect } from "chai";
import { join } from "node:path";
import ts from "typescript";
import { ROOT, sourceFilesIn } from "../structure/sourceFiles.js";

/** As `tsc` reads it. */
function configOf(file: string): ts.ParsedCommandLine {
    const fail = (problem: ts.Diagnostic): never => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
    };
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
    const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, file), {}, host);
    if (config === undefined) throw new Error(`There is no ${file}.`);
    return config;
}

/** What the compiler says of a file of provider with this text, by such a configuration. */
function problemsOf(text: string, file: string): string[] {
    const { options } = configOf(file);
    const path = join(ROOT, "provider/invented.ts");
    const host = ts.createCompilerHost(options);
    const getSourceFile: ts.CompilerHost["getSourceFile"] = (name, version) =>
        name === path ? ts.createSourceFile(name, text, version) : host.getSourceFile(name, version);
    const program = ts.createProgram([path], options, { ...host, getSourceFile });
    const problems = program.getSemanticDiagnostics(program.getSourceFile(path));
    return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const test = 'describe("something", () => it("is so", () => undefined));\nexport {};\n';

describe("what ships", () => {
    it("is compiled without mocha's globals, which tests have", () => {
        expect(problemsOf(test, "tsconfig.json")).to.deep.equal([]);
        expect(problemsOf(test, "tsconfig.ship.json").join("\n")).to.contain("'describe'").and.contain("'it'");
    });

    it("is compiled by a configuration of its own, whole, and nothing with it", () => {
        const sources = sourceFilesIn("provider", "sdk/nodejs", "simulator", "cli").map(({ path }) => join(ROOT, path));
        expect(configOf("tsconfig.ship.json").fileNames.map((name) => join(name))).to.have.members(sources);
    });

    it("is compiled for the quick start with the scripts, and without any test or example", () => {
        const { fileNames, projectReferences } = configOf("scripts/tsconfig.json");
        const scripts = sourceFilesIn("scripts").map(({ path }) => join(ROOT, path));
        expect(fileNames.map((name) => join(name))).to.have.members(scripts);
        expect(projectReferences?.map(({ path }) => join(path))).to.deep.equal([join(ROOT, "tsconfig.ship.json")]);
    });
});
