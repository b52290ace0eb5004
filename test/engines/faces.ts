import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import ts from "typescript";
import type { Place } from "../endToEnd/place.js";
import { type Face, hosted, useDynamicProvider } from "../languages/faces.js";

/** The same program in both, as JavaScript: it then needs no TypeScript, of which an old SDK brings a copy of its own. */
export const PLUGIN = hosted("plugin", "typescript-plugin", asJavaScript);
export const DYNAMIC: Face = {
    ...hosted("dynamic provider", "typescript-plugin", async (folder, place) => {
        await useDynamicProvider(folder);
        return await asJavaScript(folder, place);
    }),
    isPlugin: false,
    showsDrift: false,
};

function asJavaScript(folder: string, { checkout, envVars }: Place): Promise<Record<string, string>> {
    const program = join(folder, "index.ts");
    const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(readFileSync(program, "utf8"), { compilerOptions: options });
    writeFileSync(join(folder, "index.js"), outputText);
    const project = join(folder, "Pulumi.yaml");
    writeFileSync(project, readFileSync(project, "utf8").replace("main: index.ts", "main: index.js"));
    for (const name of ["index.ts", "tsconfig.json"]) rmSync(join(folder, name));
    // As users have it: an old SDK runs the `main` of the nearest package.json.
    writeFileSync(join(folder, "package.json"), '{ "main": "index.js" }\n');
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(checkout, join(folder, "node_modules/pulumi-oracle-sbc"));
    const node = process.env["TEST_NODE_FOLDER"];
    return Promise.resolve(node === undefined ? {} : { PATH: [node, envVars["PATH"]].join(delimiter) });
}
