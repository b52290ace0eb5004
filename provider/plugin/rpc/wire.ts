import { ListValue, NullValue, Struct, Value } from "google-protobuf/google/protobuf/struct_pb.js";
import { SbcError } from "../../errors.js";
import { SECRET, SIGNATURE } from "../../resource/secrets/secretSignature.js";
import { type Path, Secrets } from "../secrets.js";

/** Plain values as Pulumi names them; one that is not known before `up` is the string `UNKNOWN`, at any depth. */
export type Bag = Readonly<Record<string, unknown>>;

/** A bag of plain values, and which of them are secret. */
export interface Marked {
    readonly value: Bag;
    readonly secrets: Secrets;
}

const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What of Pulumi's own is no value that a pair could be declared with. */
const REFUSED: ReadonlyMap<string, string> = new Map([
    ["c44067f5952c0a294b673a41bacd8c17", "a Pulumi asset"],
    ["0def7320c3a5731c473e5ecbe6d01bc7", "a Pulumi archive"],
    ["5cf8f73096256a8f31e491e813e4eb8e", "a resource"],
]);

/** A bag off the wire. One that is absent is empty; an asset, an archive and a resource are refused by their path. */
export function unwrap(struct: Struct | undefined): Marked {
    const paths: Path[] = [];
    const value = struct === undefined ? {} : readFields(struct, [], paths);
    return { value, secrets: new Secrets(paths) };
}

/**
 * A bag for the wire, with what is secret marked as that. What the wire can't hold (undefined, a function) is left out,
 * and never thrown over: by the time of an answer the work is done, and has to be recorded.
 */
export function wrap({ value, secrets }: Marked): Struct {
    return writeFields(value, [], secrets);
}

/** A bag with nothing secret in it. */
export function unmarked(value: Bag): Marked {
    return { value, secrets: Secrets.none };
}

function readFields(struct: Struct, path: Path, secrets: Path[]): Record<string, unknown> {
    const fields: [string, unknown][] = [];
    struct.getFieldsMap().forEach((field, name) => fields.push([name, read(field, [...path, name], secrets)]));
    return Object.fromEntries(fields);
}

function read(wired: Value, path: Path, secrets: Path[]): unknown {
    switch (wired.getKindCase()) {
        case Value.KindCase.NUMBER_VALUE:
            return wired.getNumberValue();
        case Value.KindCase.STRING_VALUE:
            return wired.getStringValue();
        case Value.KindCase.BOOL_VALUE:
            return wired.getBoolValue();
        case Value.KindCase.LIST_VALUE: {
            const values = wired.getListValue()?.getValuesList() ?? [];
            return values.map((element, index) => read(element, [...path, index], secrets));
        }
        case Value.KindCase.STRUCT_VALUE:
            return readStruct(wired.getStructValue() ?? new Struct(), path, secrets);
        case Value.KindCase.NULL_VALUE:
        case Value.KindCase.KIND_NOT_SET:
            return null;
    }
}

function readStruct(struct: Struct, path: Path, secrets: Path[]): unknown {
    const fields = struct.getFieldsMap();
    const signature = fields.get(SIGNATURE)?.getStringValue();
    if (signature === undefined) return readFields(struct, path, secrets);
    const inner = fields.get("value");
    if (signature === SECRET) {
        secrets.push(path);
        return inner === undefined ? null : read(inner, path, secrets);
    }
    if (signature === OUTPUT) {
        if (fields.get("secret")?.getBoolValue() === true) secrets.push(path);
        return inner === undefined ? UNKNOWN : read(inner, path, secrets);
    }
    throw new SbcError(
        "invalidInput",
        `${textOf(path)} is ${REFUSED.get(signature) ?? "a kind of value that this version does not know"}, where plain text, numbers or lists are expected.`,
        "Give the value itself: the content of a file as text, the property of a resource in place of the resource.",
    );
}

function writeFields(value: Bag, path: Path, secrets: Secrets): Struct {
    const struct = new Struct();
    const fields = struct.getFieldsMap();
    for (const [name, field] of Object.entries(value)) {
        const wired = write(field, [...path, name], secrets);
        if (wired !== undefined) fields.set(wellFormed(name), wired);
    }
    return struct;
}

function write(value: unknown, path: Path, secrets: Secrets): Value | undefined {
    // Pulumi itself sends what is secret but not known yet as merely not known.
    if (value === UNKNOWN || !secrets.marks(path)) return writePlain(value, path, secrets);
    const inner = writePlain(value, path, secrets);
    if (inner === undefined) return undefined;
    const struct = new Struct();
    struct.getFieldsMap().set(SIGNATURE, new Value().setStringValue(SECRET)).set("value", inner);
    return new Value().setStructValue(struct);
}

function writePlain(value: unknown, path: Path, secrets: Secrets): Value | undefined {
    if (value === null) return nothing();
    if (typeof value === "string") return new Value().setStringValue(wellFormed(value));
    if (typeof value === "number") return new Value().setNumberValue(value);
    if (typeof value === "boolean") return new Value().setBoolValue(value);
    if (typeof value !== "object") return undefined;
    if (!Array.isArray(value)) return new Value().setStructValue(writeFields(value as Bag, path, secrets));
    const elements = value.map((element, index) => write(element, [...path, index], secrets) ?? nothing());
    return new Value().setListValue(new ListValue().setValuesList(elements));
}

function nothing(): Value {
    return new Value().setNullValue(NullValue.NULL_VALUE);
}

/** Half of a surrogate pair is no UTF-8, and Pulumi would drop the whole message for it. */
export function wellFormed(text: string): string {
    return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** As Pulumi writes a property's path: `nodes[0].address`. */
function textOf(path: Path): string {
    return path.reduce<string>((text, step) => {
        if (typeof step === "number") return `${text}[${step}]`;
        return text === "" ? step : `${text}.${step}`;
    }, "");
}
