import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import { AnalyzeRequest, type AnalyzeResponse, AnalyzerResourceOptions } from "@pulumi/pulumi/proto/analyzer_pb.js";
import { expect } from "chai";
import * as fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as dynamic from "../../sdk/nodejs/index.js";
import * as plugin from "../../sdk/nodejs/plugin/index.js";
import { writePolicyPack } from "./policyPack.js";

const TYPES = {
    dynamic: "pulumi-nodejs:dynamic/oracle-sbc:HaActiveNode",
    plugin: "oracle-sbc:index:HaActiveNode",
    provider: "pulumi:providers:oracle-sbc",
};
const CLASSES = { dynamic: dynamic.HaActiveNode, plugin: plugin.HaActiveNode, provider: plugin.Provider };
type Name = keyof typeof TYPES;
const NAMES = Object.keys(TYPES) as Name[];

describe("a typed policy of Pulumi's own library", () => {
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-policies-"));
    let child: ChildProcess;
    let client: AnalyzerClient;

    before(async function () {
        this.timeout(30_000);
        child = spawn(process.execPath, [writePolicyPack(folder)], { stdio: ["ignore", "pipe", "inherit"] });
        if (child.stdout === null) throw new Error("The pack was started without a pipe.");
        const [port] = (await once(child.stdout, "data")) as [Buffer];
        client = new AnalyzerClient(`127.0.0.1:${port.toString().trim()}`, grpc.credentials.createInsecure());
    });
    after(() => {
        client.close();
        child.kill();
        rmSync(folder, { recursive: true });
    });

    /** The policies that were applied to a resource of that type. */
    const applied = (type: string) =>
        new Promise<string[]>((resolve, reject) => {
            const request = new AnalyzeRequest()
                .setType(type)
                .setName("chicago")
                .setOptions(new AnalyzerResourceOptions())
                .setUrn(`urn:pulumi:stack::project::${type}::chicago`)
                .setProperties(Struct.fromJavaScript({ activeNode: "sbc-a", username: "gitops" }));
            client.analyze(request, (error: grpc.ServiceError | null, reply: AnalyzeResponse) =>
                error === null
                    ? resolve(reply.getDiagnosticsList().map((found) => found.getPolicyname()))
                    : reject(error),
            );
        });

    for (const name of NAMES) {
        it(`is applied to a resource of its class, and to no other: ${name}`, async () => {
            expect(await applied(TYPES[name])).to.deep.equal([name]);
        });
    }

    it("is applied to no resource of another type", async () => {
        for (const type of ["aws:s3/bucket:Bucket", "oracle-sbc", "oracle-sbc:index:Other"])
            expect(await applied(type), type).to.deep.equal([]);
    });
});

describe("a resource class", () => {
    it("has its type as the classes of generated SDKs do", () => {
        for (const name of NAMES) expect(CLASSES[name]).to.have.property("__pulumiType", TYPES[name]);
    });

    it("takes whatever object has its type for an instance, and nothing else", () => {
        const anyType = fc.oneof(fc.constantFrom(...Object.values(TYPES)), fc.anything());
        fc.assert(
            fc.property(fc.constantFrom(...NAMES), anyType, fc.object(), (name, type, more) => {
                const resourceClass = CLASSES[name];
                expect(resourceClass.isInstance({ ...more, __pulumiType: type })).to.equal(type === TYPES[name]);
                expect(resourceClass.isInstance(type)).to.equal(false);
            }),
        );
    });

    it("takes an object of another copy of the package for an instance", () => {
        const isOurs = (file: string) => /dist[\\/]sdk[\\/]nodejs[\\/]/.test(file);
        const kept = Object.entries(require.cache).filter(([file]) => isOurs(file));
        for (const [file] of kept) delete require.cache[file];
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        const copy = require("../../sdk/nodejs/index.js") as typeof dynamic;
        for (const [file, module] of kept) require.cache[file] = module;
        expect(copy.HaActiveNode).not.to.equal(dynamic.HaActiveNode);
        const made = Object.assign(Object.create(copy.HaActiveNode.prototype) as object, {
            __pulumiType: TYPES.dynamic,
        });
        expect(made instanceof dynamic.HaActiveNode).to.equal(false);
        expect(dynamic.HaActiveNode.isInstance(made)).to.equal(true);
        expect(plugin.HaActiveNode.isInstance(made)).to.equal(false);
    });
});
