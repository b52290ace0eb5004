/** The languages that a program of the benchmark is written in. */
type Language = "yaml" | "typescript";

/** What answers the engine. */
type ProviderKind = "empty" | "two-requests" | "real";

/** One program with one provider. */
export interface Subject {
    /** Such as `plugin from YAML`. */
    readonly name: string;
    readonly face: "plugin" | "dynamic";
    readonly language: Language;
    readonly provider: ProviderKind;
}

const subject = (face: Subject["face"], language: Language, provider: ProviderKind): Subject => ({
    name: nameOf(face, language, provider),
    face,
    language,
    provider,
});

function nameOf(face: Subject["face"], language: Language, provider: ProviderKind): string {
    const what = { empty: `empty ${face}`, "two-requests": `two requests, ${face}`, real: face }[provider];
    return `${what} from ${language === "yaml" ? "YAML" : "TypeScript"}`;
}

/** What can be chosen with --variants. */
export const VARIANTS = {
    "plugin-yaml": subject("plugin", "yaml", "real"),
    "plugin-typescript": subject("plugin", "typescript", "real"),
    "dynamic-typescript": subject("dynamic", "typescript", "real"),
} as const satisfies Record<string, Subject>;
export type VariantName = keyof typeof VARIANTS;

/** The empty provider behind the same face, from the same language. */
export function emptyOf({ face, language }: Subject): Subject {
    return subject(face, language, "empty");
}

/** A plugin in that language: dynamic providers have no second floor of their own. */
export function secondFloorOf({ language }: Subject): Subject {
    return subject("plugin", language, "two-requests");
}

/** The variants and their floors, each once; a floor before what stands on it. */
export function withFloors(variants: readonly Subject[]): Subject[] {
    const all = [...variants.map(emptyOf), ...variants.map(secondFloorOf), ...variants];
    return [...new Map(all.map((one) => [one.name, one])).values()];
}

/** How the engine is set. */
export const SETTINGS = {
    defaults: { name: "Pulumi's defaults", args: [], env: {} },
    parallel: {
        name: "PULUMI_PARALLEL_DIFF=true --parallel 64",
        args: ["--parallel", "64"],
        env: { PULUMI_PARALLEL_DIFF: "true" },
    },
} as const;
export type SettingName = keyof typeof SETTINGS;
