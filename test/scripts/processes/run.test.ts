import { expect } from "chai";
import { fake } from "sinon";
import { run, type RunOptions } from "../../../scripts/processes/run.js";

describe("running a program", () => {
    const options: RunOptions = {
        env: { PATH: "/bin:/usr/bin" },
        stallMs: 5_000,
        signal: new AbortController().signal,
    };
    const shell = (script: string, more: Partial<RunOptions> = {}) =>
        run("sh", ["-c", script], { ...options, ...more });

    it("gives back its exit code and both of its outputs, whole", async () => {
        expect(await shell("printf 'one\\ntwo'; echo three >&2; exit 3")).to.deep.equal({
            kind: "exited",
            code: 3,
            stdout: "one\ntwo",
            stderr: "three\n",
        });
    });

    it("passes its lines on, and gives it its input", async () => {
        const onLine = fake();
        await shell("cat; echo more >&2", { input: "typed\n", onLine });
        expect(onLine.args).to.have.deep.members([
            ["typed", "stdout"],
            ["more", "stderr"],
        ]);
    });

    it("says why a program could not be started", async () => {
        const ended = await run("no-such-program", [], options);
        expect(ended)
            .to.have.property("why")
            .that.matches(/could not be started \(.*ENOENT/);
    });

    it("stops one that says nothing for the limit, and not one that does", async () => {
        const mute = await shell("exec sleep 20", { stallMs: 200 });
        expect(mute).to.deep.equal({ kind: "stopped", why: "printed nothing for 0.2 s and was stopped" });
        const talking = await shell("for i in 1 2 3 4; do echo $i; sleep 0.1; done", { stallMs: 300 });
        expect(talking).to.have.property("code", 0);
    });

    it("lets one that is stopped end in order, and kills one that does not", async () => {
        const stop = new AbortController();
        const tidy = shell("trap 'echo tidied; exit 0' INT; echo ready; while :; do sleep 0.05; done", {
            signal: stop.signal,
            onLine: (line) => {
                if (line === "ready") stop.abort();
                else expect(line).to.equal("tidied");
            },
        });
        expect(await tidy).to.deep.equal({ kind: "stopped", why: "was stopped" });

        const again = new AbortController();
        const stubborn = shell("trap '' INT; echo ready; sleep 20 & wait; sleep 20", {
            signal: again.signal,
            graceMs: 100,
            onLine: () => again.abort(),
        });
        expect(await stubborn).to.have.property("kind", "stopped");
    });

    it("starts nothing once it is told to stop, and leaves what has ended alone", async () => {
        const stop = new AbortController();
        expect(await shell("exit 0", { signal: stop.signal })).to.have.property("kind", "exited");
        stop.abort();
        expect(await shell("exit 0", { signal: stop.signal })).to.have.property("kind", "stopped");
    });
});
