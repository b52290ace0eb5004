import { isSameName } from "../nodeName.js";
import { markup, type Html } from "./html.js";
import type { JudgedPair } from "./judged.js";

/** Each wave with how much of it is as desired: the first that is not holds back the later ones. None if there is one wave only. */
export function waveStrip(pairs: readonly JudgedPair[]): Html | undefined {
    const numbers = [...new Set(pairs.flatMap(({ pair }) => pair.wave ?? []))].sort((a, b) => a - b);
    if (numbers.length < 2) return undefined;
    let holding: number | undefined;
    const items = numbers.map((wave) => {
        const own = pairs.filter(({ pair }) => pair.wave === wave);
        const done = own.filter(isAsDesired).length;
        const before = holding;
        if (done < own.length) holding ??= wave;
        const state = done === own.length ? "ok" : "warning";
        const note = noteOf(done === own.length, before);
        return markup`<li class="${state}"><b>Wave ${wave}</b> <span>${done} of ${own.length} as desired</span> <span class="muted">${note}</span></li>`;
    });
    return markup`<section class="card"><h2>Waves</h2><ol class="waves">${items}</ol></section>`;
}

function noteOf(isDone: boolean, before: number | undefined): string {
    if (isDone) return "as desired";
    return before === undefined ? "holds back the waves after it" : `waits for wave ${before}`;
}

/** By what is known here; the gate of a run looks for itself. */
function isAsDesired({ pair }: JudgedPair): boolean {
    const { activeNode, desiredNode, fulfilledActiveNode, pending, isRevertive, isRedundancyRequired, redundant } =
        pair;
    if (pending !== undefined || activeNode === undefined) return false;
    if (isRedundancyRequired && redundant !== true) return false;
    const counts = isRevertive ? activeNode : (fulfilledActiveNode ?? activeNode);
    return desiredNode === undefined || isSameName(counts, desiredNode);
}
