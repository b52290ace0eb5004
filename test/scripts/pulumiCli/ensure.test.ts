import { expect } from "chai";
import { ensurePulumiCli } from "../../../scripts/pulumiCli/index.js";
import { defaultCacheDir, type PulumiCli } from "../../../scripts/pulumiCli/settings.js";
import { closeSandbox, openSandbox, type Sandbox } from "./stubs.js";

describe("ensurePulumiCli", () => {
    let sandbox: Sandbox;
    beforeEach(async () => (sandbox = await openSandbox()));
    afterEach(() => closeSandbox(sandbox));

    const cli: PulumiCli = { bin: "/somewhere", version: "3.259.0", how: "cached" };
    const found = () => Promise.resolve({ kind: "found" as const, cli });
    const failed = (why: string) => () => Promise.resolve({ kind: "failed" as const, why });
    const notAsked = () => Promise.reject(new Error("asked a source too many"));

    it("takes the first source that has one and asks no other", async () => {
        expect(await ensurePulumiCli(sandbox.settings, [failed("no"), found, notAsked])).to.equal(cli);
    });

    it("stops between two sources when it is told to", async () => {
        const stop = new AbortController();
        const stopping = () => {
            stop.abort(new Error("Stopped by SIGINT."));
            return failed("it was stopped")();
        };
        const settings = { ...sandbox.settings, signal: stop.signal };
        const error = await ensurePulumiCli(settings, [stopping, notAsked]).catch((e: Error) => e);
        expect(error).to.have.property("message", "Stopped by SIGINT.");
    });

    it("says in one sentence what was tried, why each failed, and what to do", async () => {
        const error = await ensurePulumiCli({ ...sandbox.settings, platform: "linux", arch: "x64" }).catch(
            (e: Error) => e,
        );
        expect(error)
            .to.have.property("message")
            .that.matches(
                new RegExp(
                    "^No Pulumi CLI could be had: there is none on PATH; there is none in .*/cache; " +
                        "the download of http://127\\.0\\.0\\.1:1/pulumi-v3\\.259\\.0-linux-x64\\.tar\\.gz failed \\(.+\\); " +
                        "it can't be built from source, because there is no working `go` on PATH\\. Install Pulumi \\(https",
                ),
            );
    });

    it("caches in the user's cache folder, or where an environment variable says", () => {
        expect(defaultCacheDir({ XDG_CACHE_HOME: "/xdg" })).to.equal("/xdg/pulumi-oracle-sbc");
        expect(defaultCacheDir({ XDG_CACHE_HOME: "relative" })).to.match(/\/\.cache\/pulumi-oracle-sbc$/);
        expect(defaultCacheDir({})).to.match(/\/\.cache\/pulumi-oracle-sbc$/);
        expect(defaultCacheDir({ ORACLE_SBC_PULUMI_CACHE: "/mine", XDG_CACHE_HOME: "/xdg" })).to.equal("/mine");
    });
});
