import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { output } from "../processes/output.js";
import type { ReleaseOptions } from "./options.js";
import type { Sources } from "./sources.js";

interface Component {
    readonly "bom-ref": string;
    readonly properties?: readonly unknown[];
    readonly [key: string]: unknown;
}

interface Bill {
    readonly serialNumber?: string;
    readonly metadata: { readonly timestamp?: string; readonly component: Component };
    readonly components: readonly Component[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
    readonly [key: string]: unknown;
}

/**
 * What the npm package depends on and what the plugin has in it, as CycloneDX: by npm, without what would differ from run to
 * run or from machine to machine.
 */
export function writeBillOfMaterials({ root, folder, version }: ReleaseOptions, { bundle }: Sources): void {
    const shipped = billOf(root, "--omit", "dev", "--omit", "peer");
    const inPlugin = new Set(bundle.folders.map((path) => referenceOf(join(root, path))));
    const depended = new Set(shipped.components.map((component) => component["bom-ref"]));
    const isWanted = ({ "bom-ref": name }: Component) => depended.has(name) || inPlugin.has(name);
    const { serialNumber: _none, ...everything } = billOf(root);
    const { timestamp: _never, component, ...metadata } = everything.metadata;
    const self = { ...component, "bom-ref": `pulumi-oracle-sbc@${version}`, name: "pulumi-oracle-sbc", version };
    const components = everything.components.filter(isWanted).map((each) => ({
        ...each,
        // npm's own words say how the checkout has it, for tests; it is in what ships.
        properties: inPlugin.has(each["bom-ref"]) ? [{ name: "pulumi-oracle-sbc:in", value: "plugin" }] : [],
    }));
    const dependencies = [
        { ref: self["bom-ref"], dependsOn: components.map((each) => each["bom-ref"]).sort() },
        ...shipped.dependencies.filter(({ ref }) => depended.has(ref)),
    ];
    const bill = {
        ...everything,
        metadata: { ...metadata, component: { ...self, purl: `pkg:npm/pulumi-oracle-sbc@${version}` } },
        components: components.sort((a, b) => compare(a["bom-ref"], b["bom-ref"])),
        dependencies: dependencies.sort((a, b) => compare(a.ref, b.ref)),
    };
    const file = join(folder, `pulumi-oracle-sbc-${version}.cdx.json`);
    writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
}

function billOf(root: string, ...more: readonly string[]): Bill {
    return JSON.parse(output("npm", ["sbom", "--sbom-format", "cyclonedx", ...more], root)) as Bill;
}

function referenceOf(folder: string): string {
    const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
    return `${name}@${version}`;
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}
