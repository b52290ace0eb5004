import { type Answer, errorAnswer } from "./answer.js";
import { type FaultDefinition, faults, type FaultSpec } from "../faults/faults.js";

/** The answer of a fault at point `refuse`; undefined for any other. */
export function refusal(fault: FaultSpec): Answer | undefined {
    const definition: FaultDefinition = faults[fault.name];
    if (definition.point !== "refuse") return undefined;
    const refused = definition.answer(fault);
    return "body" in refused ? refused : errorAnswer(refused.status, refused.message, refused.headers);
}
