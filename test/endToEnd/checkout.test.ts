import { expect } from "chai";
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT } from "../structure/sourceFiles.js";
import { type Place, getPlace } from "./place.js";

/** What the text that Pulumi stores finds from a program's folder. */
function providerFrom(folder: string): string {
    return realpathSync(createRequire(`${folder}/`).resolve("pulumi-oracle-sbc/provider"));
}

describe("a checkout of the tests", () => {
    let place: Place;
    before(async function () {
        this.timeout(20 * 60_000);
        place = await getPlace();
    });

    it("gives programs in it the entry for shortened devices, from any folder, and by any way to it", () => {
        const entry = realpathSync(join(place.checkout, "dist/provider/index.js"));
        for (const folder of ["", "examples/one-pair", "dist/sdk/nodejs", "dist/cli"])
            expect(providerFrom(join(place.checkout, folder))).to.equal(entry);
        const [own, shipped] = [place.checkout, ROOT].map(
            (folder) => createRequire(`${folder}/`)("pulumi-oracle-sbc/provider") as object,
        );
        expect(own).not.to.equal(shipped);
        expect(Object.keys(own ?? {}).sort()).to.deep.equal(Object.keys(shipped ?? {}).sort());
    });

    it("has a plugin of its own for shortened devices", () => {
        const own = readFileSync(join(place.checkout, "bin/plugin/pulumi-resource-oracle-sbc"), "utf8");
        const shipped = readFileSync(join(ROOT, "bin/plugin/pulumi-resource-oracle-sbc"), "utf8");
        expect(own).not.to.equal(shipped);
        expect(Math.abs(own.length - shipped.length)).to.be.below(1_000);
    });

    it("differs in nothing else from what ships", () => {
        const copied = join(place.checkout, "dist");
        const differing = readdirSync(copied, { recursive: true, encoding: "utf8" }).filter(
            (name) =>
                name.endsWith(".js") &&
                readFileSync(join(copied, name), "utf8") !== builtFile(name.replace(/\\/g, "/")),
        );
        expect(differing).to.deep.equal(["provider/index.js"]);
    });

    it("gives programs the entry that ships where that is asked for", async () => {
        const shipped = realpathSync(join(ROOT, "dist/provider/index.js"));
        expect(providerFrom(await place.checkoutOf("shipped"))).to.equal(shipped);
    });
});

function builtFile(name: string): string {
    return readFileSync(join(ROOT, "dist", name), "utf8");
}
