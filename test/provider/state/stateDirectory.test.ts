import { expect } from "chai";
import { homedir } from "node:os";
import { join } from "node:path";
import { stateDirectory } from "../../../provider/state/stateDirectory.js";

describe("the state directory", () => {
    it("follows XDG_STATE_HOME if it is an absolute path", () => {
        const env = { XDG_STATE_HOME: "/var/state", HOME: "/home/ann" };
        expect(stateDirectory(env, "linux")).to.equal("/var/state/pulumi-oracle-sbc");
    });

    for (const [what, value] of [
        ["a relative path", "state"],
        ["an empty one", ""],
        ["one that begins with a tilde", "~/state"],
    ] as const) {
        it(`ignores ${what} in it`, () => {
            const env = { XDG_STATE_HOME: value, HOME: "/home/ann" };
            expect(stateDirectory(env, "linux")).to.equal("/home/ann/.local/state/pulumi-oracle-sbc");
        });
    }

    it("is in LOCALAPPDATA on Windows only", () => {
        const env = { LOCALAPPDATA: "/c/Users/ann/AppData/Local", HOME: "/c/Users/ann" };
        expect(stateDirectory(env, "win32")).to.equal("/c/Users/ann/AppData/Local/pulumi-oracle-sbc");
        expect(stateDirectory(env, "darwin")).to.equal("/c/Users/ann/.local/state/pulumi-oracle-sbc");
    });

    it("is in the home that the system knows if the environment has none", () => {
        expect(stateDirectory({}, "linux")).to.equal(join(homedir(), ".local/state/pulumi-oracle-sbc"));
    });
});
