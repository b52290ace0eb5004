import type { HaNode } from "../../simulator/pair/haNode.js";
import type { HaPair } from "../../simulator/pair/pair.js";

/**
 * All that a node's status tells of, as one text; `undefined`: a lag is drawn for it, which is not to be left out.
 *
 * @param nowMs as `upTime` is counted to
 */
export function stateOf(node: HaNode, pair: HaPair, nowMs: number): string | undefined {
    const peer = pair.peerOf(node);
    if (pair.linkUp && !peer.isUp) return undefined;
    const own = `${node.name},${node.state},${node.forcedRole},${node.healthPercent},${node.switchOvers}`;
    const seen = pair.linkUp ? `${peer.state},${peer.forcedRole},${peer.healthPercent}` : "";
    let state = `${own};${seen};${nowMs - node.bootedAt.getTime()};`;
    for (const component of node.sync.values()) state += `${component},`;
    for (const { at, info, oldState, newState } of node.log)
        state += `;${at.getTime()},${info},${oldState},${newState}`;
    return state;
}

/** Texts by what they tell of: the devices of a pair at rest say the same again and again. */
export class KeptTexts {
    readonly #texts = new Map<string, string>();

    get(state: string, make: () => string): string {
        const known = this.#texts.get(state);
        if (known !== undefined) return known;
        const text = make();
        this.#texts.set(state, text);
        return text;
    }
}
