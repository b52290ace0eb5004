import { expect } from "chai";
import fc from "fast-check";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb.js";
import { type Path, Secrets } from "../../../../provider/plugin/secrets.js";
import { type Bag, type Marked, UNKNOWN, unmarked, unwrap, wrap } from "../../../../provider/plugin/rpc/wire.js";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

const secret = (value: unknown) => ({ [SIGNATURE]: SECRET, value });
const structOf = (value: unknown) => Struct.fromJavaScript(value as never);
/** Over the wire as bytes, as between two processes. */
const sent = (struct: Struct) => Struct.deserializeBinary(struct.serializeBinary());

// Protobuf's own map loses a name of __proto__.
const name = fc.oneof(
    fc.constantFrom("password", "value", "constructor", ""),
    fc.string({ unit: "grapheme" }).filter((text) => text !== "__proto__"),
);
const { bag } = fc.letrec<{ bag: Bag; value: unknown }>((tie) => ({
    bag: fc.dictionary(name, tie("value"), { maxKeys: 4 }),
    value: fc.oneof(
        { depthSize: "small" },
        fc.string({ unit: "grapheme" }),
        fc.double({ noNaN: true }),
        fc.boolean(),
        fc.constantFrom(null, UNKNOWN),
        fc.array(tie("value"), { maxLength: 3 }),
        tie("bag"),
    ),
}));

function pathsIn(value: unknown, path: Path = []): Path[] {
    if (typeof value !== "object" || value === null) return path.length > 0 ? [path] : [];
    const isList = Array.isArray(value);
    const below = Object.entries(value).flatMap(([step, inner]) =>
        pathsIn(inner, [...path, isList ? Number(step) : step]),
    );
    return path.length > 0 ? [path, ...below] : below;
}

const at = (value: unknown, path: Path) =>
    path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value);

const marked: fc.Arbitrary<Marked> = bag.chain((value) =>
    // What is not known is not marked on the wire.
    fc.subarray(pathsIn(value).filter((path) => at(value, path) !== UNKNOWN)).map((paths) => ({
        value,
        secrets: new Secrets(paths),
    })),
);

describe("a plugin's values on the wire", () => {
    it("come back as they went, secrets, unknowns and all", () => {
        fc.assert(
            fc.property(marked, (before) => {
                const after = unwrap(sent(wrap(before)));
                expect(after.value).to.deep.equal(before.value);
                expect(after.secrets.paths.map(String).sort()).to.deep.equal(before.secrets.paths.map(String).sort());
            }),
        );
    });

    it("are nowhere in clear where they are secret", () => {
        const before = { value: { a: ["x", { b: "hunter2" }], c: "c" }, secrets: new Secrets([["a", 1, "b"]]) };
        expect(wrap(before).toJavaScript()).to.deep.equal({ a: ["x", { b: secret("hunter2") }], c: "c" });
    });

    it("are unwrapped at any depth, a secret in a secret too", () => {
        const { value, secrets } = unwrap(structOf({ nodes: secret([{ password: secret("hunter2") }]) }));
        expect(value).to.deep.equal({ nodes: [{ password: "hunter2" }] });
        expect(secrets.paths).to.have.deep.members([["nodes"], ["nodes", 0, "password"]]);
    });

    it("take an output for its value, or for one not known yet", () => {
        const output = (more: object) => ({ [SIGNATURE]: OUTPUT, ...more });
        const { value, secrets } = unwrap(
            structOf({ a: output({ value: "x", secret: true, dependencies: ["urn"] }), b: output({}) }),
        );
        expect(value).to.deep.equal({ a: "x", b: UNKNOWN });
        expect(secrets.paths).to.deep.equal([["a"]]);
    });

    it("leave out what the wire can't hold, and never throw over it", () => {
        const odd = { a: undefined, b: () => 1, c: Symbol("c"), d: 10n, e: [undefined, 1], f: { g: undefined } };
        expect(wrap({ value: odd, secrets: new Secrets([["a"]]) }).toJavaScript()).to.deep.equal({
            e: [null, 1],
            f: {},
        });
    });

    it("are valid UTF-8, whatever a device says", () => {
        const { value } = unwrap(sent(wrap(unmarked({ a: "x\ud800y", "\udc00": "😀" }))));
        expect(value).to.deep.equal({ a: "x\ufffdy", "\ufffd": "😀" });
    });

    it("are empty where a bag is absent, and null where a value is", () => {
        expect(unwrap(undefined).value).to.deep.equal({});
        const struct = new Struct();
        struct.getFieldsMap().set("a", new Value());
        expect(unwrap(struct).value).to.deep.equal({ a: null });
        expect(unwrap(structOf({ a: { [SIGNATURE]: SECRET } })).value).to.deep.equal({ a: null });
    });

    for (const [signature, what] of [
        ["c44067f5952c0a294b673a41bacd8c17", "a Pulumi asset"],
        ["0def7320c3a5731c473e5ecbe6d01bc7", "a Pulumi archive"],
        ["5cf8f73096256a8f31e491e813e4eb8e", "a resource"],
        ["no such signature", "a kind of value that this version does not know"],
    ] as const) {
        it(`are refused by their path where one is ${what}`, () => {
            const struct = structOf({ nodes: [{ tls: { caCertificate: { [SIGNATURE]: signature, text: "x" } } }] });
            expect(() => unwrap(struct)).to.throw(`nodes[0].tls.caCertificate is ${what}, where`);
        });
    }
});

describe("which values of a plugin are secret", () => {
    const secrets = Secrets.none.and(["credentials", "password"], ["nodes"]);

    it("covers what stands in a secret", () => {
        expect(secrets.cover(["nodes", 0, "name"])).to.equal(true);
        expect(secrets.cover(["credentials", "password"])).to.equal(true);
        expect(secrets.cover(["credentials"])).to.equal(false);
    });

    it("touches what holds one as well, for what is derived from it", () => {
        expect(secrets.touch(["credentials"])).to.equal(true);
        expect(secrets.touch(["credentials", "username"])).to.equal(false);
        expect(secrets.touch(["nodes", 1])).to.equal(true);
    });
});
