import type { SwitchOverEntry } from "../../../../simulator/pair/haNode.js";
import { statusXml } from "../../../../simulator/documents/statusXml.js";

/** How long this device takes, from its answer to a switchover request on; within what is documented. */
const ACTS_AFTER_MS = 2_000;
const BECOMING_ACTIVE_MS = 100;
const SYNCHRONIZING_MS = 2_000;
/** Until both nodes have settled. */
export const DEVICE_SWITCHOVER_MS = ACTS_AFTER_MS + BECOMING_ACTIVE_MS + SYNCHRONIZING_MS;

export type NodeIndex = 0 | 1;
const other = (index: NodeIndex): NodeIndex => (index === 0 ? 1 : 0);

const FORM = { upTimeElement: "upTime", utcOffsetMinutes: 0, omitted: new Set<string>() } as const;
const SYNCHRONIZED = new Map([
    ["tCCD", "disabled"],
    ["tSIPD", "true"],
    ["tMBCD", "true"],
    ["tLCFGD", "true"],
]);

/** Two minimal nodes that back each other up. A switchover request toggles them, as a device's does. */
export class MinimalPair {
    readonly #roles: [string, string] = ["active", "standby"];
    readonly #logs: readonly [SwitchOverEntry[], SwitchOverEntry[]] = [[], []];
    #requests = 0;

    /** @param after runs work later, such as `setTimeout` */
    constructor(
        readonly names: readonly [string, string],
        private readonly after: (work: () => void, ms: number) => void = setTimeout,
        private readonly now: () => Date = () => new Date(),
    ) {}

    /** The node that reports being active; absent while neither does. */
    get active(): NodeIndex | undefined {
        const index = this.#roles.indexOf("active");
        return index === 0 || index === 1 ? index : undefined;
    }

    get isSettled(): boolean {
        return this.active !== undefined && this.#roles.includes("standby");
    }

    /** How many switchover requests either node has taken. */
    get requests(): number {
        return this.#requests;
    }

    takeRequest(): void {
        this.#requests += 1;
        this.after(() => this.#act(), ACTS_AFTER_MS);
    }

    statusOf(index: NodeIndex): string {
        const peer = other(index);
        return statusXml(
            {
                upSeconds: Math.floor(process.uptime()) + 86_400,
                hostName: this.names[index],
                role: this.#roles[index],
                healthPercent: 100,
                peer: { name: this.names[peer], role: this.#roles[peer], healthPercent: 100 },
                switchOvers: this.#logs[index].length,
                sync: SYNCHRONIZED,
                log: this.#logs[index],
            },
            FORM,
        );
    }

    /** A request that comes due while the pair is moving does nothing. */
    #act(): void {
        const former = this.active;
        if (former === undefined || !this.isSettled) return;
        const taker = other(former);
        this.#roles[former] = "becoming standby";
        this.#roles[taker] = "becoming active";
        this.#enter(former, "Active", "RelinquishingActive", "Active to RelinquishingActive, forced by command");
        this.#enter(taker, "Standby", "BecomingActive", "Standby to BecomingActive, active peer is relinquishing");
        this.after(() => (this.#roles[taker] = "active"), BECOMING_ACTIVE_MS);
        this.after(() => (this.#roles[former] = "standby"), BECOMING_ACTIVE_MS + SYNCHRONIZING_MS);
    }

    #enter(
        index: NodeIndex,
        oldState: SwitchOverEntry["oldState"],
        newState: SwitchOverEntry["newState"],
        info: string,
    ) {
        this.#logs[index].push({ at: this.now(), oldState, newState, info });
    }
}
