import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "./sourceFiles.js";

/** One member more, and the files that then have no entry for it. */
interface Case {
    readonly what: string;
    readonly file: string;
    /** What stands before the new member. */
    readonly after: string;
    readonly member: string;
    readonly incomplete: readonly string[];
}

const FAULTS = "simulator/faults/faults.ts";
const faultAt = (point: string, file: string): Case => ({
    what: `a fault at point ${point}`,
    file: FAULTS,
    after: "export const faults = {\n",
    member: `    new${point}: onAny("${point}", "Something new."),\n`,
    incomplete: [file],
});

const CASES: readonly Case[] = [
    {
        what: "an output that a look shows",
        file: "provider/resource/outputs.ts",
        after: "export interface Observed {\n",
        member: "    readonly newlySeen?: number;\n",
        incomplete: ["provider/resource/outputs.ts"],
    },
    {
        what: "an output that is remembered",
        file: "provider/resource/outputs.ts",
        after: "export interface Remembered {\n",
        member: "    readonly newlyKept?: number;\n",
        incomplete: ["provider/resource/outputs.ts", "provider/resource/recorded.ts"],
    },
    {
        what: "an output of the class",
        file: "sdk/nodejs/pairResource.ts",
        after: "extends pulumi.CustomResource {\n",
        member: "    declare readonly newlyShown: pulumi.Output<number>;\n",
        incomplete: ["sdk/nodejs/pairResource.ts"],
    },
    {
        what: "an argument",
        file: "sdk/nodejs/arguments.ts",
        after: "export interface HaActiveNodeArgs {\n",
        member: "    newArgument?: pulumi.Input<string>;\n",
        incomplete: ["sdk/nodejs/ignoredArguments.ts"],
    },
    {
        what: "an argument of a Provider that is no text",
        file: "sdk/nodejs/plugin/provider.ts",
        after: "export interface ProviderArgs {\n",
        member: "    newCount?: pulumi.Input<number>;\n",
        incomplete: ["sdk/nodejs/plugin/provider.ts"],
    },
    {
        what: "a field of a fault",
        file: FAULTS,
        after: "export interface FaultSpec extends RefusalDetails {\n",
        member: "    readonly newField?: string;\n",
        incomplete: ["simulator/faults/checkFault.ts"],
    },
    {
        what: "an endpoint",
        file: FAULTS,
        after: "export const endpoints = [\n",
        member: '    "newEndpoint",\n',
        incomplete: ["simulator/http/routes.ts"],
    },
    {
        what: "an element of a status",
        file: "simulator/documents/statusXml.ts",
        after: "export const statusElements = [\n",
        member: '    "newElement",\n',
        incomplete: ["simulator/documents/statusXml.ts"],
    },
    {
        what: "a refusal without its answer",
        file: "simulator/faults/refusals.ts",
        after: "export const refusals = {\n",
        member: '    newRefusal: { point: "refuse", endpoint: "any", meaning: "Something new." },\n',
        incomplete: [FAULTS],
    },
    faultAt("send", "simulator/http/send.ts"),
    faultAt("body", "simulator/http/badBodies.ts"),
    faultAt("status", "simulator/http/nodeStatus.ts"),
    faultAt("switchover", "simulator/http/actions.ts"),
];

describe("a list of what a type has", () => {
    const errors = new Map<string, readonly string[]>();

    // One compilation for all cases.
    before(() => {
        const program = programWith(withMembers(CASES));
        for (const file of new Set(CASES.flatMap(({ incomplete }) => incomplete)))
            errors.set(file, errorsIn(program, file));
    });

    for (const { what, member, incomplete } of CASES) {
        it(`does not compile without an entry for ${what}`, () => {
            const [name = ""] = /new\w+/.exec(member) ?? [];
            for (const file of incomplete) expect(errors.get(file)?.join("\n"), file).to.contain(name);
        });
    }
});

/** The texts of the files with the members in them. */
function withMembers(cases: readonly Case[]): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const { file, after, member } of cases) {
        const text = texts.get(file) ?? readFileSync(join(ROOT, file), "utf8");
        expect(text.split(after), `${file}: ${after}`).to.have.length(2);
        texts.set(file, text.replace(after, after + member));
    }
    return texts;
}

function programWith(texts: ReadonlyMap<string, string>): ts.Program {
    const parsed = ts.getParsedCommandLineOfConfigFile(
        join(ROOT, "tsconfig.json"),
        {},
        {
            ...ts.sys,
            onUnRecoverableConfigFileDiagnostic: ({ messageText }) =>
                expect.fail(ts.flattenDiagnosticMessageText(messageText, "\n")),
        },
    );
    const options = { ...parsed?.options, noEmit: true, incremental: false, types: ["node"] };
    delete options.tsBuildInfoFile;
    const host = ts.createCompilerHost(options, true);
    const changed = new Map([...texts].map(([file, text]) => [join(ROOT, file), text]));
    const readFile = host.readFile.bind(host);
    const getSourceFile = host.getSourceFile.bind(host);
    return ts.createProgram({
        rootNames: [
            ...changed.keys(),
            ...CASES.flatMap(({ incomplete }) => incomplete.map((file) => join(ROOT, file))),
        ],
        options,
        host: {
            ...host,
            readFile: (path) => changed.get(path) ?? readFile(path),
            getSourceFile: (path, language, ...more) => {
                const text = changed.get(path);
                return text === undefined
                    ? getSourceFile(path, language, ...more)
                    : ts.createSourceFile(path, text, language, true);
            },
        },
    });
}

function errorsIn(program: ts.Program, file: string): readonly string[] {
    const found = program.getSemanticDiagnostics(program.getSourceFile(join(ROOT, file)));
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
