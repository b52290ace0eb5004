import { expect } from "chai";
import { spawn } from "node:child_process";
import { isAlive, ownIdentity, ownMachine } from "../../../provider/state/processIdentity.js";

describe("a process's identity", () => {
    it("is that of one that lives, for this one", () => {
        expect(ownIdentity()).to.deep.equal(ownIdentity());
        expect(isAlive(ownIdentity())).to.equal("alive");
    });

    it("is that of one that is gone, if its id is another one's by now, or nobody's, or it ran before the boot", () => {
        expect(isAlive({ ...ownIdentity(), started: "1" })).to.equal("gone");
        expect(isAlive({ ...ownIdentity(), pid: 2 ** 22 + 1 })).to.equal("gone");
        expect(isAlive({ ...ownIdentity(), boot: "an earlier one" })).to.equal("gone");
    });

    it("is unknown from another machine, and from another namespace of process ids", () => {
        for (const difference of [{ host: "other" }, { machine: "other" }, { pidNamespace: "pid:[1]" }])
            expect(isAlive({ ...ownIdentity(), ...difference }), JSON.stringify(difference)).to.equal("unknown");
    });

    it("is alive without /proc as long as its id is in use", () => {
        const here = { ...ownMachine(), boot: "", pidNamespace: "" };
        const identity = { ...ownIdentity(), boot: "", pidNamespace: "", started: "" };
        expect(isAlive(identity, here)).to.equal("alive");
        expect(isAlive({ ...identity, pid: 2 ** 22 + 1 }, here)).to.equal("gone");
    });

    it("is that of one that is gone, as soon as it was killed, whether or not its parent has noticed", async () => {
        // The shell does not collect its child: that stays a zombie where nothing else collects it.
        const shell = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
        const pid = await new Promise<number>((resolve) =>
            shell.stdout.once("data", (data: Buffer) => resolve(Number(data.toString()))),
        );
        try {
            const identity = { ...ownIdentity(), pid, started: "" };
            expect(isAlive(identity)).to.equal("alive");
            process.kill(pid, "SIGKILL");
            while (isAlive(identity) !== "gone") await new Promise((resolve) => setImmediate(resolve));
        } finally {
            shell.kill("SIGKILL");
        }
    });
});
