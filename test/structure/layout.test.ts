import { expect } from "chai";
import { sourceFilesIn } from "./sourceFiles.js";

/** The layers of provider, the lowest first. A file imports from its own layer and from those below it. */
const LAYERS = [
    /^provider\/(?!index\.ts)[^/]+\.ts$/,
    /^provider\/state\//,
    /^provider\/device\//,
    /^provider\/pair\//,
    /^provider\/resource\//,
    /^provider\/(dynamic|plugin)\//,
    /^provider\/index\.ts$/,
];

const layerOf = (path: string) => LAYERS.findIndex((layer) => layer.test(path));
const isPlugin = (path: string) => path.startsWith("provider/plugin/");
const isDynamic = (path: string) => path.startsWith("provider/dynamic/");
const isPulumi = (name: string) => name.startsWith("@pulumi/");

describe("the layout", () => {
    it("lets provider import downwards only: index, a face, resource, pair, device, state, and what lies above none of them", () => {
        const upwards = sourceFilesIn("provider").flatMap(({ path, imports }) =>
            imports.filter((name) => layerOf(name) > layerOf(path)).map((name) => `${path} imports ${name}`),
        );
        expect(upwards).to.deep.equal([]);
    });

    it("keeps the two faces apart: what the dynamic provider loads knows nothing of the plugin", () => {
        const knowing = sourceFilesIn("provider", "sdk/nodejs", "cli").filter(
            ({ path, imports }) => !isPlugin(path) && imports.some(isPlugin),
        );
        expect(knowing.map(({ path }) => path)).to.deep.equal([]);
    });

    it("keeps the plugin apart from the dynamic provider", () => {
        const knowing = sourceFilesIn("provider/plugin").filter(({ imports }) => imports.some(isDynamic));
        expect(knowing.map(({ path }) => path)).to.deep.equal([]);
    });

    it("has no circle of imports", () => {
        const files = sourceFilesIn("provider", "simulator", "sdk/nodejs", "cli");
        const loadedBy = new Map(files.map(({ path, loads }) => [path, loads]));
        const done = new Set<string>();
        const circles: string[] = [];
        const walk = (path: string, way: readonly string[]): void => {
            if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(" -> "));
            if (way.includes(path) || done.has(path)) return;
            for (const name of loadedBy.get(path) ?? []) if (loadedBy.has(name)) walk(name, [...way, path]);
            done.add(path);
        };
        for (const { path } of files) walk(path, []);
        expect(circles).to.deep.equal([]);
    });

    it("has a layer for every file of provider", () => {
        expect(sourceFilesIn("provider").filter(({ path }) => layerOf(path) < 0)).to.deep.equal([]);
    });

    it("keeps provider, the simulator, the SDK and the command apart", () => {
        const allowed: Readonly<Record<string, RegExp>> = {
            provider: /^provider\//,
            simulator: /^simulator\//,
            "sdk/nodejs": /^sdk\/nodejs\//,
            // The one text that Pulumi stores has one place, and so has what a topology is.
            cli: /^cli\/|^sdk\/nodejs\/(providerText|topology\/(arguments|merging|problems))\.ts$/,
        };
        const strangers = Object.entries(allowed).flatMap(([folder, own]) =>
            sourceFilesIn(folder).flatMap(({ path, imports }) =>
                imports
                    .filter((name) => name.endsWith(".ts") && !own.test(name))
                    .map((name) => `${path} imports ${name}`),
            ),
        );
        expect(strangers).to.deep.equal([]);
    });

    it("lets the SDK and the command know the provider by the package's name only, and lets neither simulator nor provider know the package", () => {
        const byName = sourceFilesIn("provider", "simulator", "sdk/nodejs", "cli").flatMap(({ path, imports }) =>
            imports.filter((name) => name.startsWith("pulumi-oracle-sbc")).map((name) => `${path} imports ${name}`),
        );
        const isAllowed = (line: string) =>
            /^(sdk\/nodejs\/getPair|cli\/(\w+\/)*\w+)\.ts imports pulumi-oracle-sbc\/provider$/.test(line) ||
            /^cli\/simulate\w*\.ts imports pulumi-oracle-sbc-simulator$/.test(line);
        expect(byName.filter((line) => !isAllowed(line))).to.deep.equal([]);
        expect(byName).to.include("sdk/nodejs/getPair.ts imports pulumi-oracle-sbc/provider");
    });

    it("lets only the faces and the SDK know Pulumi", () => {
        const knowing = sourceFilesIn("provider", "simulator", "sdk/nodejs", "cli").filter(({ imports }) =>
            imports.some(isPulumi),
        );
        expect(
            knowing.map(({ path }) => path).filter((path) => !/^(sdk\/nodejs|provider\/(dynamic|plugin))\//.test(path)),
        ).to.deep.equal([]);
    });

    it("keeps Pulumi out of all that the command loads: it runs beside a program in any language", () => {
        const files = new Map(sourceFilesIn("sdk/nodejs", "cli").map(({ path, loads }) => [path, loads]));
        const loaded = new Set([...files.keys()].filter((path) => path.startsWith("cli/")));
        // A set takes what is added while it is walked.
        for (const path of loaded) for (const name of files.get(path) ?? []) loaded.add(name);
        expect([...loaded]).to.include("sdk/nodejs/topology/merging.ts");
        expect([...loaded].filter(isPulumi)).to.deep.equal([]);
    });

    it("lets the plugin know Pulumi's messages alone: the rest of its SDK takes long to load", () => {
        const more = sourceFilesIn("provider/plugin").flatMap(({ imports }) =>
            imports.filter((name) => isPulumi(name) && !name.startsWith("@pulumi/pulumi/proto/")),
        );
        expect(more).to.deep.equal([]);
    });

    it("gives examples the package alone, as a user has it", () => {
        const inside = sourceFilesIn("examples").flatMap(({ path, imports }) =>
            imports
                .filter((name) => name.endsWith(".ts") && !name.startsWith("examples/"))
                .map((name) => `${path} imports ${name}`),
        );
        expect(inside).to.deep.equal([]);
    });

    it("keeps a file to one subject: no more than 150 lines", () => {
        // A table of faults, one line of meaning each, reads best in one piece.
        const tables = ["simulator/faults/faults.ts"];
        const long = sourceFilesIn("provider", "simulator", "sdk/nodejs", "cli", "examples", "scripts")
            .filter(({ path, lines }) => lines > 151 && !tables.includes(path))
            .map(({ path, lines }) => `${path}: ${lines} lines`);
        expect(long).to.deep.equal([]);
    });
});
