import { expect } from "chai";
import { join } from "node:path";
import { ensureJava } from "../../../scripts/java/index.js";
import { addScript, closeSandbox, openSandbox, type Sandbox } from "../pulumiCli/stubs.js";

describe("getting a JDK and Maven", () => {
    let sandbox: Sandbox;
    let tools: string;
    beforeEach(async () => {
        sandbox = await openSandbox();
        tools = join(sandbox.dir, "tools");
        await addScript(tools, "mvn", "exit 0");
    });
    afterEach(() => closeSandbox(sandbox));

    const refusal = () =>
        ensureJava({ PATH: tools }).then(
            () => "none",
            (error: unknown) => (error as Error).message,
        );

    it("takes those on PATH", async () => {
        await addScript(tools, "javac", "echo javac 21.0.2");
        expect(await refusal()).to.equal("none");
    });

    it("says what is missing and what to do, and installs nothing unasked", async () => {
        expect(await refusal()).to.match(/^There is no working javac here\. .*apt-get install .*INSTALL_JAVA=1/);
        await addScript(tools, "javac", "echo javac 11.0.1");
        expect(await refusal()).to.match(/^javac here is of version 11\. /);
    });
});
