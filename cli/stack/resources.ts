import { type Bag, bagIn, isBag, listIn, textIn } from "../bag.js";
import { nameOf, partsOf, typeOf } from "../urn.js";

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
    const outer = isBag(exported) ? exported : {};
    const deployment = isBag(outer["deployment"]) ? outer["deployment"] : outer;
    return listIn(deployment, "resources").flatMap((each) => (isBag(each) ? resourceOf(each) : []));
}

function resourceOf(bag: Bag): Resource[] {
    const text = (name: string) => textIn(bag, name) ?? "";
    const urn = text("urn");
    // Without a name, it is none.
    if (partsOf(urn).length < 4) return [];
    return [
        {
            urn,
            type: text("type") || typeOf(urn),
            name: nameOf(urn),
            id: text("id"),
            parent: text("parent"),
            provider: text("provider"),
            dependencies: listIn(bag, "dependencies").filter((each): each is string => typeof each === "string"),
            isBeingDeleted: bag["delete"] === true,
            inputs: bagIn(bag, "inputs"),
            outputs: bagIn(bag, "outputs"),
        },
    ];
}
