import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parsePage } from "../../docs/pages.js";
import { inNewFolder } from "../../sdkGenerated/commands.js";
import { ROOT } from "../../structure/sourceFiles.js";
import { compileJava } from "./java.js";

describe("the program in Java on the registry's page", function () {
    this.timeout(10 * 60_000);

    it("compiles with the classes of the example", () =>
        inNewFolder(async (folder) => {
            cpSync(join(ROOT, "examples/java"), folder, {
                recursive: true,
                filter: (source) => !source.endsWith("target"),
            });
            const { blocks } = parsePage("docs/_index.md", readFileSync(join(ROOT, "docs/_index.md"), "utf8"));
            const program = blocks.find(({ language }) => language === "java")?.code ?? "";
            const sources = join(folder, "src/main/java/oraclesbc");
            rmSync(join(sources, "Drive.java"));
            writeFileSync(join(sources, "App.java"), program);
            await compileJava(folder);
        }));
});
