import { NODES, type PairModel } from "./pairModel.js";
import type { Random } from "./random.js";
import type { Site } from "./site.js";
import type { Story } from "./story.js";

/** What can happen to a pair from outside, by name. */
const DISTURBANCES: Readonly<Record<string, (site: Site, random: Random) => void>> = {
    spontaneousFailover: ({ model }) => {
        const { active } = model.pair;
        const taker = active && model.pair.peerOf(active);
        if (taker?.state === "Standby")
            model.pair.takeOver(taker, { taker: "active peer has unacceptable health (70)" });
    },
    operatorSwitchesOver: ({ model, taken }) => {
        const { active } = model.pair;
        if (active === undefined) return;
        taken.push({ by: "operator", isDuplicated: false, arrivals: 0 });
        model.take(active.name);
    },
    healthDrops: ({ model }, random) => {
        model.node(random.pick(NODES)).healthPercent = 60;
    },
    crash: ({ model }, random) => {
        const node = model.node(random.pick(NODES));
        model.power.crash(node);
        untilRepaired(model, random.between(1000, 40_000), () => model.power.boot(node));
    },
    reboot: ({ model }, random) => model.power.reboot(model.node(random.pick(NODES))),
    splitBrain: ({ model }, random) => {
        model.pair.linkUp = false;
        for (const { name, state } of model.pair.nodes)
            if (state !== "Active" && state !== "Down") model.put(name, "Active");
        untilRepaired(model, random.between(1000, 30_000), () => mendLink(model));
    },
    /** It believes that the active node is gone. */
    otherRises: ({ model }) => {
        const other = model.pair.nodes.find(({ state }) => state !== "Active" && state !== "Down");
        if (other === undefined) return;
        model.pair.linkUp = false;
        model.put(other.name, "BecomingActive");
        untilRepaired(model, 20_000, () => {
            model.pair.linkUp = true;
            if (other.state === "BecomingActive") model.pair.becomeStandby(other);
        });
    },
    linkFails: ({ model }, random) => {
        model.pair.linkUp = false;
        untilRepaired(model, random.between(1000, 30_000), () => mendLink(model));
    },
    standbySynchronizesAgain: ({ model }) => {
        const standby = model.pair.nodes.find(({ state }) => state === "Standby");
        if (standby) model.pair.becomeStandby(standby);
    },
    standbyLeaves: ({ model }) => {
        const standby = model.pair.nodes.find(({ state }) => state === "Standby");
        if (standby) model.put(standby.name, "OutOfService");
    },
    unsynchronized: ({ model }, random) => {
        const node = model.node(random.pick(NODES));
        node.holdComponent("tSIPD", "false");
        untilRepaired(model, random.between(1000, 40_000), () => node.holdComponent("tSIPD", "true"));
    },
    neverSynchronizes: ({ model }) => {
        model.neverSynchronizes = true;
    },
    tokensExpire: ({ model }) => model.devices.expireTokens(),
};

/** What is most dangerous to misread is drawn more often. */
export const DISTURBANCE_NAMES: readonly string[] = [
    ...Object.keys(DISTURBANCES),
    ...[
        "spontaneousFailover",
        "splitBrain",
        "linkFails",
        "standbySynchronizesAgain",
        "standbySynchronizesAgain",
        "standbyLeaves",
    ],
];

/** Something happens to the pair now. */
export function disturb(name: string, site: Site, story: Story, random: Random): void {
    story.has(`outside: ${name}`);
    site.model.tell(`(from outside) ${name}`);
    DISTURBANCES[name]?.(site, random);
}

/** Repairs everything: what is left over will come to rest by itself, as one active and one synchronized standby. */
export function heal({ model }: Site): void {
    model.tell("(from outside) everything is repaired");
    model.nextManner = undefined;
    for (const end of [...model.ends]) endNow(model, end);
    model.neverSynchronizes = false;
    model.nextManner = undefined;
    mendLink(model);
    for (const node of model.pair.nodes) {
        node.healthPercent = 100;
        node.holdComponent("tSIPD", "true");
        const isSynchronizing = node.state === "BecomingStandby" || node.state === "OutOfService";
        if (!isSynchronizing) for (const component of node.synchronizingComponents) node.sync.set(component, "true");
        model.power.boot(node);
        if (node.state === "OutOfService" || node.state === "BecomingStandby") model.pair.becomeStandby(node);
    }
}

/** How a disturbance ends: by itself, or with the repair if that comes first. */
function untilRepaired(model: PairModel, ms: number, end: () => void): void {
    model.ends.add(end);
    model.time.after(ms, () => endNow(model, end));
}

function endNow(model: PairModel, end: () => void): void {
    if (model.ends.delete(end)) end();
}

function mendLink(model: PairModel): void {
    model.pair.linkUp = true;
    const [a, b] = model.pair.nodes;
    if (a.state === "Active" && b.state === "Active") model.pair.becomeStandby(b);
    if (a.state === "Standby" && b.state === "Standby") model.put(a.name, "Active");
}
