import { parseAddress } from "../device/endpoint.js";
import { endpointKey } from "../pair/identity.js";
import type { PendingSwitchover } from "../pair/settings.js";
import { isSameName } from "../pair/sighting.js";
import { nodesOf } from "./diff.js";
import type { Inputs } from "./inputs/schema.js";

type Node = Pick<Inputs["nodes"][number], "name" | "address">;

/**
 * A recorded request in today's names: by the address that a node had when it was recorded, since it may have been renamed; else
 * by its name. One node that is known again is enough. Absent if neither is: then it is another pair's.
 */
export function inTodaysNames(
    pending: PendingSwitchover,
    recorded: unknown,
    today: readonly Node[],
): PendingSwitchover | undefined {
    const olds = nodesOf(recorded);
    const placeOf = (name: string) => {
        const old = olds.find((node) => isSameName(node.name, name));
        const byAddress = old === undefined ? -1 : today.findIndex((node) => keyOf(node) === keyOf(old));
        return byAddress >= 0 ? byAddress : today.findIndex((node) => isSameName(node.name, name));
    };
    const from = placeOf(pending.from);
    const to = placeOf(pending.to);
    const known = from >= 0 ? from : 1 - to;
    const asked = today[known];
    const desired = today[1 - known];
    if ((from < 0 && to < 0) || asked === undefined || desired === undefined) return undefined;
    const counts = Object.entries(pending.switchoverCounts).map(([name, count]) => {
        return [isSameName(name, pending.from) ? asked.name : desired.name, count] as const;
    });
    return { ...pending, from: asked.name, to: desired.name, switchoverCounts: Object.fromEntries(counts) };
}

function keyOf({ address }: Node): string {
    const parsed = parseAddress(address);
    return typeof parsed === "string" ? address : endpointKey(parsed);
}
