import type { FaultName, FaultNameAt, FaultSpec } from "../faults/faults.js";
import type { Answer } from "./answer.js";
import { escapeXml } from "../documents/xml.js";

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Spoil = (good: string, fault: FaultSpec) => string;

/** What the faults at point `body` make of a good body; `hugeBody` is not here, for it never ends. */
const bodies: Partial<Record<FaultName, Spoil>> = {
    malformedXml: () => `${header}<response><data><role>active</data></response>\n`,
    truncatedXml: (good) => good.slice(0, Math.floor(good.length / 2)),
    emptyBody: () => "",
    doctype: entityBomb,
    sessionsNotNumber: (good, { word = "many" }) =>
        good.replace(/(<sysGlobalConSessions>)[^<]*/, (_all, tag: string) => tag + escapeXml(word)),
} satisfies Record<Exclude<FaultNameAt<"body">, "hugeBody">, Spoil>;

export function badBody(fault: FaultSpec, good: Answer): Answer {
    const body = bodies[fault.name];
    return body === undefined ? good : { ...good, status: 200, body: body(good.body ?? "", fault) };
}

/** Ten entities, each ten times the one before: gigabytes, if a client expands them. */
function entityBomb(): string {
    const entities = ['<!ENTITY e0 "active">'];
    for (let level = 1; level <= 9; level += 1) {
        entities.push(`<!ENTITY e${level} "${`&e${level - 1};`.repeat(10)}">`);
    }
    return `${header}<!DOCTYPE response [${entities.join("")}]>\n<response><data><role>&e9;</role></data></response>\n`;
}
