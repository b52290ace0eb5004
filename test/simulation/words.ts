import type { Delivered, Process } from "./process.js";

/** The last whole status that a run had of a node. */
export function last(process: Process, node: string): Delivered | undefined {
    return process.delivered.filter((one) => one.node === node).at(-1);
}

/** The text of an element, in the witnesses' own way of reading. */
export function word({ body }: Delivered, element: string): string {
    return new RegExp(`<${element}>([^<]*)<`).exec(body)?.[1] ?? "";
}
