import { type Bag, given, isBag, textIn } from "../bag.js";
import { RESOURCE_TYPE } from "../../sdk/nodejs/providerText.js";
import { actionForm, DECLARED_FORMS, type Read, readForms, RECORDED_FORMS, tlsForm, wordsForm } from "./forms.js";
import { type RecordedOutputs, SECRET, type StackPair } from "./pairs.js";
import { type Resource, resourcesIn } from "./resources.js";
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
        const place = { site: siteOf(resource), wave: waveOf(resource) };
        return [{ ...pairOf(resource, face), ...given(place), ...givenByProvider(resource, providers) }];
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
    const { history: entries, ...outputBag } = bagOf(openOutputs.value);
    const recorded = readForms(outputBag, RECORDED_FORMS);
    const history = readHistory(entries);
    // What is encrypted in part is not of its form for that reason.
    const hidden = new Set(secrets.map((path) => path.split(/[.[]/)[0]));
    const unreadable = [...declared.unreadable, ...recorded.unreadable, ...history.unreadable].filter(
        (property) => !hidden.has(property),
    );
    return {
        urn,
        name,
        face,
        declared: declared.values,
        recorded: { ...recorded.values, ...history.values },
        secrets,
        unreadable: [...new Set(unreadable)],
    };
}

/** Entry by entry: one of another form does not hide the others. */
function readHistory(entries: unknown): Read<Pick<RecordedOutputs, "history">> {
    if (entries === undefined || entries === null) return { values: {}, unreadable: [] };
    if (!Array.isArray(entries)) return { values: {}, unreadable: ["history"] };
    const read = entries.map((entry: unknown) => actionForm.safeParse(entry));
    const history = read.flatMap(({ success, data }) => (success ? [data] : []));
    return { values: { history }, unreadable: history.length === entries.length ? [] : ["history"] };
}

/**
 * Of a Provider of the program's own, whether it gives something or not: what the stack has is not read for it. The default
 * one is the stack's configuration, as it was at the last run.
 */
function givenByProvider(
    { provider }: Resource,
    providers: ReadonlyMap<string, Resource>,
): Pick<StackPair, "providerTls" | "providerWords" | "providerFreeze"> {
    const found = providers.get(provider);
    if (found === undefined || /^default(_|$)/.test(found.name)) return {};
    const { value, secrets } = withoutSecrets(found.inputs);
    const own = bagOf(value);
    const [freeze, until] = ["freeze", "freezeUntil"].map((name) =>
        secrets.includes(name) ? SECRET : textIn(own, name),
    );
    const { caCertificate, serverName, certificateSha256, deviceWords } = own;
    const tls = tlsForm.safeParse(
        given({ caCertificate, serverName, certificateSha256: structureIn(certificateSha256) }),
    );
    const words = wordsForm.safeParse(structureIn(deviceWords));
    return {
        providerTls: tls.success ? tls.data : {},
        providerWords: words.success ? words.data : {},
        ...(freeze ? { providerFreeze: until ? `${freeze}, until ${until}` : freeze } : {}),
    };
}

/** A Provider's list or object stands in a state as the text of it. */
function structureIn(written: unknown): unknown {
    if (typeof written !== "string" || !/^[[{]/.test(written)) return written;
    try {
        return JSON.parse(written) as unknown;
    } catch {
        return undefined;
    }
}

function bagOf(value: unknown): Bag {
    return isBag(value) ? value : {};
}
