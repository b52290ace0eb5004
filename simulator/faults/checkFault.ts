import { endpoints, faultNames, faults, type FaultSpec } from "./faults.js";
import { statusElements } from "../documents/statusXml.js";

/** Throws a sentence with the valid choices where a fault can't be set. It may come from the control endpoint. */
export function checkFault(fault: FaultSpec, nodeNames: readonly string[]): FaultSpec {
    const { name, node, endpoint, times, delayMs, path, fields } = fault;
    checkShape(fault);
    if (!Object.hasOwn(faults, name)) throw new Error(`A fault is one of ${faultNames.join(", ")}, not ${name}.`);
    if (node !== undefined && !nodeNames.includes(node)) {
        throw new Error(`A node is ${nodeNames.join(" or ")}, not ${node}.`);
    }
    if (node !== undefined && (name === "bothActive" || name === "noneActive")) {
        throw new Error(`Fault ${name} concerns the pair: leave node out.`);
    }
    const endpointNames: readonly string[] = [...endpoints, "any"];
    if (endpoint !== undefined && !endpointNames.includes(endpoint)) {
        throw new Error(`An endpoint is one of ${endpointNames.join(", ")}, not ${endpoint}.`);
    }
    if (times !== undefined && (!Number.isInteger(times) || times < 1)) {
        throw new Error(`The field times is a whole number from 1, not ${times}.`);
    }
    if (delayMs !== undefined && (!Number.isFinite(delayMs) || delayMs < 0)) {
        throw new Error(`The field delayMs is a number of milliseconds from 0, not ${delayMs}.`);
    }
    if (path !== undefined && !path.startsWith("/")) throw new Error(`A path begins with a slash, unlike ${path}.`);
    const elements: readonly string[] = statusElements;
    const field = fields?.find((element) => !elements.includes(element));
    if (field !== undefined) throw new Error(`A status element is one of ${elements.join(", ")}, not ${field}.`);
    return fault;
}

/** Every field that a fault may have, and whether it is a text. */
const fieldKinds: Readonly<Record<keyof FaultSpec, "text" | "other">> = {
    name: "text",
    node: "text",
    times: "other",
    delayMs: "other",
    endpoint: "text",
    method: "text",
    path: "text",
    location: "text",
    word: "text",
    fields: "other",
};

const fieldsOfKind = (kind: "text" | "other"): readonly string[] =>
    Object.entries(fieldKinds).flatMap(([field, its]) => (its === kind ? [field] : []));

const textFields = fieldsOfKind("text");
const otherFields = fieldsOfKind("other");

/** As a control request may have them: `{name, node?, …}`. */
export const writtenFields = `{${Object.keys(fieldKinds).join("?, ").replace("name?", "name")}?}`;

function checkShape(fault: object): void {
    for (const [field, value] of Object.entries(fault)) {
        if (textFields.includes(field) && typeof value !== "string") {
            throw new Error(`The field ${field} is a text, not ${JSON.stringify(value)}.`);
        }
        if (field === "fields" && !Array.isArray(value)) {
            throw new Error(`The field fields is a list of status elements, not ${JSON.stringify(value)}.`);
        }
        if (!textFields.includes(field) && !otherFields.includes(field)) {
            throw new Error(`A fault has the fields ${[...textFields, ...otherFields].join(", ")}, not ${field}.`);
        }
    }
}
