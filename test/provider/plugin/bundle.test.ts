import { expect } from "chai";
import { build } from "esbuild";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { bundlePlugin } from "../../../scripts/plugin/bundle.js";
import { ROOT } from "../../structure/sourceFiles.js";
import { bundled, PLUGIN } from "./bundled.js";
import { PluginProcess } from "./pluginProcess.js";

describe("the plugin's bundle", () => {
    let file: string;

    before(async function () {
        this.timeout(20_000);
        file = await bundled(PLUGIN);
    });

    it("is one executable file below 1.5 MB, with one for Windows beside it and the licences of what is in it", () => {
        accessSync(file, constants.X_OK);
        expect(statSync(file).size).to.be.below(1_500_000);
        expect(readFileSync(file, "utf8").split("\n")[0]).to.equal("#!/bin/sh");
        expect(readFileSync(`${file}.cmd`, "utf8")).to.contain('-- "%~dp0pulumi-resource-oracle-sbc" %*');
        const licenses = readFileSync(join(dirname(file), "LICENSES.txt"), "utf8");
        expect(licenses)
            .to.match(/^@grpc\/grpc-js \S+ \(Apache-2\.0\)$/m)
            .and.to.match(/^google-protobuf 3\.21\.4 /m);
    });

    it("runs where no package is installed, and answers", async () => {
        const plugin = await PluginProcess.start(file);
        const info = await plugin.call<PluginInfo>("getPluginInfo", new Empty());
        await plugin.stop();
        const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
        expect(info.getVersion()).to.equal(version);
    });

    it("is refused where it would hold Pulumi's whole SDK", async () => {
        const failing = bundlePlugin("sdk/nodejs/index.ts", join(dirname(file), "never"));
        const error = await failing.then(
            () => undefined,
            (thrown: Error) => thrown,
        );
        expect(error?.message).to.match(/^sdk\/nodejs\/index\.ts makes no plugin: it would hold .*@pulumi\/pulumi\//);
    });

    it("loads gRPC and Pulumi's messages before its port is open, and nothing that is heavier", async () => {
        const metafile = await metafileOf(PLUGIN);
        const packages = [...reached(metafile, PLUGIN)].map((path) =>
            path.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+).*$/, "$1"),
        );
        const foreign = new Set(
            packages.filter(
                (name) =>
                    !/^provider\/(plugin\/|pair\/lag\.ts$|resource\/secrets\/secretSignature\.ts$|[^/]+\.ts$)/.test(
                        name,
                    ),
            ),
        );
        for (const allowed of ["@grpc/grpc-js", "@pulumi/pulumi", "google-protobuf"])
            expect(foreign).to.include(allowed);
        expect(
            [...foreign].filter((name) =>
                /^(zod|fast-xml-parser|node-fetch|yaml|reflect-metadata|@peculiar.*|@date-fns.*|provider.*)$/.test(
                    name,
                ),
            ),
        ).to.deep.equal([]);
        expect(reached(metafile, PLUGIN)).not.to.include("provider/plugin/served.ts");
    });

    it("needs nothing but Node.js", async () => {
        const { inputs } = await metafileOf(PLUGIN);
        const external = Object.values(inputs)
            .flatMap(({ imports }) => imports)
            .filter((imported) => imported.external === true && !isBuiltin(imported.path));
        expect(external).to.deep.equal([]);
    });
});

type Metafile = Awaited<ReturnType<typeof metafileOf>>;

async function metafileOf(entry: string) {
    const { metafile } = await build({
        absWorkingDir: realpathSync(ROOT),
        entryPoints: [entry],
        bundle: true,
        platform: "node",
        metafile: true,
        write: false,
    });
    return metafile;
}

/** What a file loads by itself: not what it may ask for later. */
function reached({ inputs }: Metafile, entry: string): Set<string> {
    const found = new Set([entry]);
    // A set gives what is added while it is read.
    for (const path of found) {
        for (const imported of inputs[path]?.imports ?? [])
            if (imported.kind !== "dynamic-import" && imported.external !== true) found.add(imported.path);
    }
    return found;
}
