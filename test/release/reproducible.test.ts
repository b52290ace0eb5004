import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../scripts/filesIn.js";
import { sha256 } from "../../scripts/release/checksums.js";
import { buildRelease, getServed, getServedFirst, GO_MODULE, temporaryFolder, VERSION } from "./served.js";

describe("a release", function () {
    this.timeout(300_000);
    getServedFirst();
    let folder: string;
    before(async () => {
        folder = join(temporaryFolder(), "again");
        await buildRelease(folder, "--base-url", (await getServed()).server.url, "--go-module", GO_MODULE);
    });

    it("has the same bytes when it is built again", async () => {
        const { folder: served } = await getServed();
        const names = filesIn(folder).filter((name) => name !== "SHA256SUMS" && !name.endsWith("@v/list"));
        const sums = (of: string) => names.map((name) => `${name} ${sha256(join(of, name))}`);
        // The notes are those of the next version there: the last that was built.
        const isOwn = (line: string) => !line.startsWith("release-notes.md");
        expect(sums(served).filter(isOwn)).to.deep.equal(sums(folder).filter(isOwn));
    });

    it("has sums of all its files that are right", () => {
        const lines = readFileSync(join(folder, "SHA256SUMS"), "utf8").trim().split("\n");
        const names = lines.map((line) => line.slice(66));
        expect(names).to.deep.equal(filesIn(folder).filter((name) => name !== "SHA256SUMS"));
        for (const line of lines) expect(line.slice(0, 64)).to.equal(sha256(join(folder, line.slice(66))));
    });

    it("has the plugin under the names by which Pulumi asks for it", () => {
        const found = filesIn(folder).filter((name) => name.startsWith("pulumi-resource-"));
        const expected = ["darwin", "linux", "windows"].flatMap((system) =>
            ["amd64", "arm64"].map((arch) => `pulumi-resource-oracle-sbc-v${VERSION}-${system}-${arch}.tar.gz`),
        );
        expect(found).to.deep.equal(expected);
    });

    it("lists what is in it: what the package depends on, what the plugin has in it, and nothing of the tests", () => {
        const text = readFileSync(join(folder, `pulumi-oracle-sbc-${VERSION}.cdx.json`), "utf8");
        const { components, metadata } = JSON.parse(text) as {
            components: readonly { name: string; properties: readonly object[] }[];
            metadata: { timestamp?: string; component: { purl: string } };
        };
        const named = (name: string) => components.find((component) => component.name === name);
        expect(named("zod"), "a dependency").not.to.equal(undefined);
        expect(named("google-protobuf")?.properties).to.deep.equal([{ name: "pulumi-oracle-sbc:in", value: "plugin" }]);
        expect(named("mocha")).to.equal(undefined);
        expect(metadata.timestamp).to.equal(undefined);
        expect(metadata.component.purl).to.equal(`pkg:npm/pulumi-oracle-sbc@${VERSION}`);
    });
});
