import { expect } from "chai";
import * as fc from "fast-check";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as code from "../../sdk/nodejs/providerText.js";
import { ROOT } from "../structure/sourceFiles.js";
import { FIRST_PROVIDER_TEXT, PROVIDER_TEXT } from "./providerText.js";

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** As Pulumi's server for dynamic providers loads it. */
const requireFromString = createRequire(require.resolve("@pulumi/pulumi"))("require-from-string") as (text: string) => {
    handler: () => Methods;
};

const METHODS = ["check", "diff", "create", "read", "update"];
const REMEDY = "Install pulumi-oracle-sbc in this project";

describe("the text that a state holds for each pair", () => {
    const startedIn = process.cwd();
    const folders: string[] = [];
    afterEach(() => process.chdir(startedIn));
    after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

    /** A project; with a package of that name, if `files` are given. */
    const project = (files: Readonly<Record<string, string>> = {}) => {
        const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-text-"));
        folders.push(folder);
        for (const [name, content] of Object.entries(files)) {
            const file = join(folder, "node_modules/pulumi-oracle-sbc", name);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, content);
        }
        return folder;
    };
    const packageWith = (provider: string) =>
        project({
            "package.json": JSON.stringify({ exports: { "./provider": "./provider.js" } }),
            "provider.js": provider,
        });
    const handlerIn = (folder: string, text = PROVIDER_TEXT) => {
        process.chdir(folder);
        return requireFromString(text).handler();
    };
    const failureOf = (work: () => unknown) => {
        try {
            work();
        } catch (error) {
            return error as NodeJS.ErrnoException;
        }
        throw new Error("It did not fail.");
    };

    it("is what it has always been, and at most 320 bytes", () => {
        expect(code.PROVIDER_TEXT).to.equal(PROVIDER_TEXT);
        expect(Buffer.byteLength(PROVIDER_TEXT)).to.be.at.most(320);
    });

    it("of another type of resource gives that one's life cycle, and differs in its name alone", () => {
        const folder = packageWith('exports.note = { check: () => "checked" };');
        const text = code.providerTextOf("note");
        expect(handlerIn(folder, text)["check"]?.()).to.equal("checked");
        expect(text.replace(".note}", ".haActiveNode}")).to.equal(PROVIDER_TEXT);
    });

    it("gives the installed package's provider, as the text before it does", () => {
        const folder = project();
        mkdirSync(join(folder, "node_modules"));
        symlinkSync(ROOT, join(folder, "node_modules/pulumi-oracle-sbc"));
        const all = [PROVIDER_TEXT, FIRST_PROVIDER_TEXT].flatMap((text) => [
            handlerIn(folder, text),
            handlerIn(ROOT, text),
        ]);
        for (const provider of all) expect(provider).to.include.keys("configure", "delete", ...METHODS);
        expect(new Set(all).size, "the same one").to.equal(1);
    });

    it("deletes without the package, which deleting does not need", async () => {
        const provider = handlerIn(project());
        expect(Object.keys(provider)).to.have.members([...METHODS, "delete"]);
        expect(await provider["delete"]?.("id", {})).to.equal(undefined);
    });

    for (const method of METHODS) {
        it(`says by ${method} what to install, and no line of code`, () => {
            const error = failureOf(() => handlerIn(project())[method]?.({}, {}));
            expect(error).to.be.instanceOf(Error);
            expect(error.message).to.equal(REMEDY);
            expect(`${String(error)}: ${error.stack}`).not.to.match(/\n|\s+at /);
        });
    }

    it("does not take a package that fails while it loads for one that is missing, whatever it does not find", () => {
        const inner = fc.oneof(
            fc.stringMatching(/^[a-z][a-z0-9-]{0,12}(\/[a-z]{1,6})?$/).map((name) => `${name}-absent`),
            fc.constantFrom("pulumi-oracle-sbc/absent", "./provider", "./pulumi-oracle-sbc/provider.js", "zod"),
        );
        fc.assert(
            fc.property(inner, (name) => {
                const folder = packageWith(`require(${JSON.stringify(name)}); require("./absent");`);
                const error = failureOf(() => handlerIn(folder));
                expect(error.message).to.match(/^(Cannot find module|Package subpath)/);
                expect(error.message).not.to.contain("Install");
            }),
            { numRuns: 30 },
        );
    });

    it("passes on what else keeps the package from loading", () => {
        const broken = packageWith('throw new TypeError("broken");');
        expect(failureOf(() => handlerIn(broken))).to.be.instanceOf(TypeError);
        const without = project({ "package.json": JSON.stringify({ exports: { ".": "./provider.js" } }) });
        expect(failureOf(() => handlerIn(without)).code).to.equal("ERR_PACKAGE_PATH_NOT_EXPORTED");
        const coded = packageWith('throw Object.assign(new Error("own"), { code: "MODULE_NOT_FOUND" });');
        expect(failureOf(() => handlerIn(coded)).message).to.equal("own");
    });
});
