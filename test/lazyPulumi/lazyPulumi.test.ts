import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { ROOT } from "../structure/sourceFiles.js";
import { LAZY_PULUMI } from "./env.js";

/** What a program prints that runs in the package's folder, as those of the tests do. */
function printed(program: string): string {
    const env = { ...process.env, ...LAZY_PULUMI };
    return execFileSync(process.execPath, ["-e", program], {
        cwd: ROOT,
        env,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
    });
}

describe("Pulumi's SDK in the processes of the tests", () => {
    const loaded = "Object.keys(require.cache).some((file) => /[/]typescript[/]lib[/]/.test(file))";

    it("loads what turns functions into text only when it is used, and then turns them", () => {
        const program = `const pulumi = require("@pulumi/pulumi");
            const before = ${loaded};
            pulumi.runtime.serializeFunction(() => 4711).then(({ text }) =>
                console.log(before, ${loaded}, text.includes("4711")));`;
        expect(printed(program).trim()).to.equal("false true true");
    });

    it("leaves a program's own TypeScript as it is", () => {
        expect(printed('console.log(typeof require("typescript").transpileModule)').trim()).to.equal("function");
    });
});
