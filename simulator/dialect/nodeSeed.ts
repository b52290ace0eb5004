import type { NodeSeed } from "../pair/haNode.js";
import type { StatusForm } from "./statusForm.js";
import { isDisabled } from "./syncWords.js";

/** What a node is at first: as it was when it was asked, and in order. */
export function nodeSeedOf(own: StatusForm, other: StatusForm): NodeSeed {
    const number = (name: string) => {
        const digits = /\d{1,9}/.exec(own.text(name) ?? "")?.[0];
        return digits === undefined ? undefined : Number(digits);
    };
    const items = own.sync?.items.length ? own.sync.items : (other.sync?.items ?? []);
    return {
        healthPercent: Math.min(100, number("healthScorePercent") ?? 100),
        switchOvers: number("haSwitchOvers") ?? 0,
        upSeconds: number("upTime") ?? number("uptimeSeconds") ?? 861_830,
        components: items.map((item) => {
            const state = isDisabled(item.content("state") ?? "") ? "disabled" : "true";
            return [item.content("name") ?? "", state] as const;
        }),
        earlierLog: (own.log?.items ?? []).map(({ text }) => text),
    };
}
