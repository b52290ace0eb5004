import { isBag } from "../../bag.js";
import { holdsUnknown } from "./unknown.js";

export interface DeclaredNode {
    readonly name: string;
    readonly address: string;
}

/** The nodes that are declared, checked or not, each in its place. What is not known yet, or is no text, is empty. */
export function nodesIn(nodes: unknown): readonly DeclaredNode[] {
    if (!Array.isArray(nodes)) return [];
    const known = (text: unknown) => (typeof text === "string" && !holdsUnknown(text) ? text : "");
    return nodes.map((node: unknown) => {
        const { name, address } = isBag(node) ? node : {};
        return { name: known(name), address: known(address) };
    });
}
