import type { SimulatorClock } from "../pair/clock.js";
import type { FaultName, FaultNameAt, FaultSpec } from "../faults/faults.js";
import type { HaNode } from "../pair/haNode.js";
import type { ResolvedOptions } from "../options.js";
import type { HaPair } from "../pair/pair.js";
import { type HaState, roleWord } from "../pair/roleWords.js";
import { statusElements, type StatusView, statusXml } from "../documents/statusXml.js";

type Wording = Pick<ResolvedOptions, "roleWording" | "roleWords" | "dialect">;

/** The word for a node's role, as it says it itself. */
export function roleOf(node: HaNode, options: Wording): string {
    const { roleWords, dialect, roleWording } = options;
    const { state } = node;
    return node.forcedRole ?? roleWords[state] ?? dialect?.roleWords.own(state) ?? roleWord(state, roleWording);
}

/** The body of `GET /system/status`, changed by a fault at point `status`. */
export function nodeStatus(
    node: HaNode,
    pair: HaPair,
    options: ResolvedOptions,
    clock: Pick<SimulatorClock, "now">,
    fault: FaultSpec | undefined,
): string {
    const newest = node.log.slice(-options.longestLog);
    const view: StatusView = {
        upSeconds: Math.max(0, Math.floor((clock.now().getTime() - node.bootedAt.getTime()) / 1000)),
        hostName: node.name,
        role: roleOf(node, options),
        healthPercent: node.healthPercent,
        peer: peerView(node, pair, options),
        switchOvers: node.switchOvers,
        sync: node.sync,
        log: options.newestLogFirst ? newest.reverse() : newest,
        earlier: node.earlierLog,
    };
    const form = {
        upTimeElement: options.upTimeElement,
        utcOffsetMinutes: options.utcOffsetMinutes,
        omitted: new Set(fault?.name === "missingFields" ? (fault.fields ?? allButNameAndRole) : []),
    };
    const shown = changed(view, fault);
    return options.dialect?.statusBody(shown, node.state, form.omitted) ?? statusXml(shown, form);
}

const allButNameAndRole = statusElements.filter((name) => name !== "hostName" && name !== "role");

function peerView(node: HaNode, pair: HaPair, options: ResolvedOptions): StatusView["peer"] {
    const seen = pair.peerSeenBy(node);
    if (seen !== undefined) {
        const role = seen.peer.forcedRole ?? peerWord(seen.state, options);
        return { name: seen.peer.name, role, healthPercent: seen.peer.healthPercent };
    }
    // The name is in the node's own configuration; role and health came over the link.
    if (options.lostPeer === "absent") return undefined;
    return { name: pair.peerOf(node).name, role: peerWord("OutOfService", options) };
}

function peerWord(state: HaState, { roleWords, dialect, roleWording }: Wording): string {
    return roleWords[state] ?? dialect?.roleWords.peer(state) ?? roleWord(state, roleWording);
}

type Change = (view: StatusView, fault: FaultSpec) => StatusView;

/** What the faults at point `status` change; `missingFields` changes the form alone. */
const changes: Partial<Record<FaultName, Change>> = {
    standalone: (view) => ({ ...view, role: "standalone" }),
    unknownRoleWord: (view, { word = "in maintenance" }) => ({ ...view, role: word }),
    wrongDevice: (view, { word: hostName = "another-sbc" }) => ({
        ...view,
        hostName,
        peer: view.peer && { ...view.peer, name: `${hostName}-peer` },
    }),
} satisfies Record<Exclude<FaultNameAt<"status">, "missingFields">, Change>;

function changed(view: StatusView, fault: FaultSpec | undefined): StatusView {
    return (fault && changes[fault.name]?.(view, fault)) ?? view;
}
