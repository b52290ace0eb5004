import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, sourceFilesIn } from "./sourceFiles.js";

type Names = Readonly<Record<string, string>>;
interface PackageFile {
    readonly version: string;
    readonly dependencies: Names;
    readonly peerDependencies?: Names;
}
interface Lock {
    readonly packages: Readonly<Record<string, { readonly dependencies?: Names }>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const root = read("package.json") as PackageFile;
const simulator = read("simulator/package.json") as PackageFile;

/** Of a package and its folders: what it imports from others, without what the plugin's bundle has in it. */
function importedBy(...folders: readonly string[]): string[] {
    const names = sourceFilesIn(...folders)
        .filter(({ path }) => !path.startsWith("provider/plugin/"))
        .flatMap(({ imports }) => imports)
        .filter((name) => !name.startsWith("node:") && !name.endsWith(".ts") && !/^pulumi-oracle-sbc(\/|$)/.test(name))
        .map((name) => (name.startsWith("@") ? name.split("/").slice(0, 2).join("/") : (name.split("/")[0] ?? "")));
    return [...new Set(names)].sort();
}

/** What npm installs with a package, by the lock file. */
function installedWith(dependencies: Names): string[] {
    const { packages } = read("package-lock.json") as Lock;
    const found = new Set<string>();
    const walk = (names: Names = {}) => {
        for (const name of Object.keys(names)) {
            if (found.has(name)) continue;
            found.add(name);
            walk(packages[`node_modules/${name}`]?.dependencies);
        }
    };
    walk(dependencies);
    return [...found].sort();
}

describe("the packages", () => {
    it("list every package that their code imports", () => {
        const known = (names: PackageFile) => Object.keys({ ...names.dependencies, ...names.peerDependencies });
        const missing = (file: PackageFile, ...folders: readonly string[]) =>
            importedBy(...folders).filter((name) => !known(file).includes(name));
        expect(missing(root, "provider", "sdk/nodejs", "cli")).to.deep.equal([]);
        expect(missing(simulator, "simulator")).to.deep.equal([]);
    });

    it("give who runs real pairs nothing that only the simulator needs", () => {
        const installed = installedWith(root.dependencies);
        expect(installed).not.to.include("@peculiar/x509").and.not.to.include("reflect-metadata");
        expect(installed.length).to.be.at.most(18);
        expect(installedWith(simulator.dependencies)).to.include("@peculiar/x509");
    });

    it("have one version, and the command's own simulator", () => {
        expect(simulator.version).to.equal(root.version);
        expect(root.peerDependencies?.["pulumi-oracle-sbc-simulator"]).to.equal(`^${root.version}`);
    });

    it("leave Pulumi's SDK and the simulator to who needs them", () => {
        const { peerDependenciesMeta } = read("package.json") as { peerDependenciesMeta: object };
        expect(peerDependenciesMeta).to.deep.equal({
            "@pulumi/pulumi": { optional: true },
            "pulumi-oracle-sbc-simulator": { optional: true },
        });
    });
});
