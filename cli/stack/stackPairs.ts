import { RESOURCE_TYPE } from "../../sdk/nodejs/providerText.js";
import { DECLARED_FORMS, readForms, RECORDED_FORMS, tlsForm } from "./forms.js";
import type { StackPair, Tls } from "./pairs.js";
import { type Bag, isPlainBag, type Resource, resourcesIn } from "./resources.js";
import { withoutSecrets } from "./secretMarks.js";
import { sitesIn, wavesIn } from "./topologyResources.js";

const FACES: ReadonlyMap<string, StackPair["face"]> = new Map([
    ["oracle-sbc:index:HaActiveNode", "plugin"],
    [RESOURCE_TYPE, "dynamic"],
]);

const PROVIDER_TYPE = "pulumi:providers:oracle-sbc";

/**
 * The pairs of a stack, by what `pulumi stack export` writes, in the order of the state. Pure; never throws: whatever is not of
 * the form that it should be is left out, and named in the pair's `unreadable`.
 *
 * @param exported the parsed JSON, of an export with or without `--show-secrets`
 */
export function stackPairs(exported: unknown): readonly StackPair[] {
    const resources = resourcesIn(exported);
    const siteOf = sitesIn(resources);
    const waveOf = wavesIn(resources, (type) => FACES.has(type));
    const providers = new Map(
        resources.filter(({ type }) => type === PROVIDER_TYPE).map((each) => [`${each.urn}::${each.id}`, each]),
    );
    return resources.flatMap((resource) => {
        const face = FACES.get(resource.type);
        // What waits to be deleted was replaced.
        if (face === undefined || resource.isBeingDeleted) return [];
        const providerTls = tlsOfProvider(resource, providers);
        const place = { site: siteOf(resource), wave: waveOf(resource) };
        return [{ ...pairOf(resource, face), ...given(place), ...given({ providerTls }) }];
    });
}

function pairOf({ urn, name, inputs, outputs }: Resource, face: StackPair["face"]): StackPair {
    const openInputs = withoutSecrets(inputs);
    const openOutputs = withoutSecrets(outputs);
    const secrets = [...new Set([...openInputs.secrets, ...openOutputs.secrets])].filter(
        (path) => path !== "__provider",
    );
    // Of a resource that was only read, the arguments stand among the outputs; the active node there is what was seen.
    const { activeNode: _seen, ...recordedArguments } = bagOf(openOutputs.value);
    const declared = readForms({ ...recordedArguments, ...bagOf(openInputs.value) }, DECLARED_FORMS);
    const recorded = readForms(bagOf(openOutputs.value), RECORDED_FORMS);
    const history = readableHistory(bagOf(openOutputs.value)["history"]);
    // What is encrypted in part is not of its form for that reason.
    const hidden = new Set(secrets.map((path) => path.split(/[.[]/)[0]));
    const unreadable = [...declared.unreadable, ...recorded.unreadable].filter((property) => !hidden.has(property));
    return {
        urn,
        name,
        face,
        declared: declared.values,
        recorded: { ...recorded.values, ...(history === undefined ? {} : { history }) },
        secrets,
        unreadable: [...new Set(unreadable)],
    };
}

/** One entry of another form does not hide the others. */
function readableHistory(history: unknown): StackPair["recorded"]["history"] {
    if (!Array.isArray(history)) return undefined;
    return history.flatMap((entry: unknown) => readForms({ history: [entry] }, RECORDED_FORMS).values.history ?? []);
}

function tlsOfProvider({ provider }: Resource, providers: ReadonlyMap<string, Resource>): Tls | undefined {
    const own = providers.get(provider);
    if (own === undefined) return undefined;
    const { caCertificate, serverName, certificateSha256 } = bagOf(withoutSecrets(own.inputs).value);
    const read = tlsForm.safeParse(given({ caCertificate, serverName, certificateSha256: listIn(certificateSha256) }));
    return read.success && Object.keys(read.data).length > 0 ? read.data : undefined;
}

/** A Provider's list stands in a state as the text of it. */
function listIn(written: unknown): unknown {
    if (typeof written !== "string" || !written.startsWith("[")) return written;
    try {
        return JSON.parse(written) as unknown;
    } catch {
        return undefined;
    }
}

function bagOf(value: unknown): Bag {
    return isPlainBag(value) ? value : {};
}

function given<T extends object>(values: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
