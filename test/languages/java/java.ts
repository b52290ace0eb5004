import { delimiter, join } from "node:path";
import { readFileSync } from "node:fs";
import { ensureJava } from "../../../scripts/java/index.js";
import { output } from "../../sdkGenerated/commands.js";
import { driven } from "../faces.js";

const CLASSPATH = "target/classpath";

/** Pulumi's language host for Java is in none of its Go modules: the program drives the CLI. */
export const java = driven("Java", "java", compileJava, (folder) => {
    const packages = readFileSync(join(folder, CLASSPATH), "utf8").trim();
    return ["java", "-cp", [join(folder, "target/classes"), packages].join(delimiter), "oraclesbc.App"];
});

/** What `mvn compile exec:java` would do for each command, once. */
export async function compileJava(folder: string): Promise<Record<string, string>> {
    await ensureJava();
    const goals = ["compile", "dependency:build-classpath", `-Dmdep.outputFile=${CLASSPATH}`];
    await output("mvn", ["--batch-mode", "--quiet", ...goals], { cwd: folder });
    return {};
}
