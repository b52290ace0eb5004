export type Bag = Readonly<Record<string, unknown>>;

/** A resource of a state, as far as it can be read. */
export interface Resource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly parent: string;
    /** `URN::ID` of the provider that looks after it. */
    readonly provider: string;
    readonly dependencies: readonly string[];
    readonly isBeingDeleted: boolean;
    /** With whatever is encrypted in them. */
    readonly inputs: Bag;
    readonly outputs: Bag;
}

/** Those of an export, or of the deployment in one; none if it is neither. */
export function resourcesIn(exported: unknown): readonly Resource[] {
    const outer = isPlainBag(exported) ? exported : {};
    const deployment = isPlainBag(outer["deployment"]) ? outer["deployment"] : outer;
    const list: unknown = deployment["resources"];
    return Array.isArray(list) ? list.flatMap((each: unknown) => (isPlainBag(each) ? resourceOf(each) : [])) : [];
}

function resourceOf(bag: Bag): Resource[] {
    const urn = textIn(bag, "urn");
    // urn:pulumi:STACK::PROJECT::TYPE$OF$PARENTS::NAME
    const [, , types = "", ...names] = urn.split("::");
    if (names.length === 0) return [];
    const dependencies: unknown = bag["dependencies"];
    return [
        {
            urn,
            type: textIn(bag, "type") || (types.split("$").at(-1) ?? ""),
            name: names.join("::"),
            id: textIn(bag, "id"),
            parent: textIn(bag, "parent"),
            provider: textIn(bag, "provider"),
            dependencies: Array.isArray(dependencies)
                ? dependencies.filter((each): each is string => typeof each === "string")
                : [],
            isBeingDeleted: bag["delete"] === true,
            inputs: isPlainBag(bag["inputs"]) ? bag["inputs"] : {},
            outputs: isPlainBag(bag["outputs"]) ? bag["outputs"] : {},
        },
    ];
}

function textIn(bag: Bag, name: string): string {
    const value = bag[name];
    return typeof value === "string" ? value : "";
}

export function isPlainBag(value: unknown): value is Bag {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
