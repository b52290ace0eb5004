import type { Fleet, FleetNode, FleetPair } from "../fleet.js";

/** A sample's labels, and its value. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number | undefined];

interface Metric {
    readonly name: string;
    readonly type: "gauge" | "counter";
    readonly help: string;
    readonly samples: (fleet: Fleet) => readonly Sample[];
}

/** The text format for the textfile collector of the node exporter: without times, which that refuses. */
export function fleetMetrics(fleet: Fleet): string {
    return METRICS.map(({ name, type, help, samples }) => {
        const lines = samples(fleet).flatMap(([labels, value]) =>
            value === undefined ? [] : [`${name}${labelText(labels)} ${value}\n`],
        );
        return lines.length === 0 ? "" : `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
    }).join("");
}

/** What can be absent is left out: no number stands for what is not known. */
const METRICS: readonly Metric[] = [
    ofPairs(
        "info",
        "State, desired and active node of a pair, in words; always 1.",
        () => 1,
        (pair) => ({
            state: pair.state,
            active_node: pair.activeNode ?? "",
            desired_active_node: pair.desiredActiveNode ?? "",
            drift: pair.drift,
            ...(pair.wave === undefined ? {} : { wave: String(pair.wave) }),
        }),
    ),
    ofPairs("ready", "Whether one node is active and the other standby.", ({ ready }) => Number(ready)),
    ofPairs("redundant", "Whether the other node could take over now.", ({ redundant }) => Number(redundant)),
    ofPairs("drifted", "Whether another node than the desired one is active; absent if that is not known.", drifted),
    ofPairs(
        "synchronized",
        "Whether all that the nodes report is synchronized; absent if that is not known.",
        (pair) => (pair.synchronized === undefined ? undefined : Number(pair.synchronized)),
    ),
    ofPairs("sessions", "Sessions of the active node, by its own count.", ({ sessions }) => sessions),
    ofPairs(
        "open_requests",
        "Switchover requests whose outcome no run has seen yet.",
        (pair) => pair.openRequests.length,
    ),
    ofPairs("last_switchover_timestamp_seconds", "The newest entry of either node's log, by its own clock.", (pair) =>
        secondsOf(pair.lastSwitchover?.at),
    ),
    ofNodes(
        "info",
        "Role of a node, in words; always 1.",
        () => 1,
        ({ role, address }) => ({ role, address }),
    ),
    ofNodes("up", "Whether the node gave an answer that can be used.", ({ role }) => Number(role !== "unseen")),
    ofNodes("active", "Whether the node reports that it is active.", ({ role }) => Number(role === "active")),
    ofNodes("health_ratio", "Health score of the node, from 0 to 1.", ({ healthPercent }) =>
        healthPercent === undefined ? undefined : healthPercent / 100,
    ),
    {
        ...ofNodes(
            "switchovers_total",
            "The node's own counter of switchovers.",
            ({ switchoverCount }) => switchoverCount,
        ),
        type: "counter",
    },
    ofNodes(
        "response_seconds",
        "From the question for its status to the whole answer.",
        (node) => node.answeredAfterSeconds,
    ),
    {
        name: "oracle_sbc_look_timestamp_seconds",
        type: "gauge",
        help: "When the pairs were looked at, by the clock of the machine that did.",
        samples: ({ lookedAt }) => [[{}, secondsOf(lookedAt)]],
    },
];

function drifted({ drift }: FleetPair): number | undefined {
    return drift === "unknown" || drift === "noneDesired" ? undefined : Number(drift !== "no");
}

type More<T> = (of: T) => Readonly<Record<string, string>>;

function ofPairs(
    name: string,
    help: string,
    value: (pair: FleetPair) => number | undefined,
    more?: More<FleetPair>,
): Metric {
    const samples = ({ pairs }: Fleet) =>
        pairs.map((pair) => [{ ...pairLabels(pair), ...more?.(pair) }, value(pair)] as const);
    return { name: `oracle_sbc_pair_${name}`, type: "gauge", help, samples };
}

function ofNodes(
    name: string,
    help: string,
    value: (node: FleetNode) => number | undefined,
    more?: More<FleetNode>,
): Metric {
    const samples = ({ pairs }: Fleet) =>
        pairs.flatMap((pair) =>
            pair.nodes.map((node) => [{ ...pairLabels(pair), node: node.name, ...more?.(node) }, value(node)] as const),
        );
    return { name: `oracle_sbc_node_${name}`, type: "gauge", help, samples };
}

function pairLabels({ name, site = "" }: FleetPair) {
    return { pair: name, site };
}

/** Of a label's value, three characters are escaped; any other stands there as it is. */
function labelText(labels: Readonly<Record<string, string>>): string {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, escaped)}"`);
    return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(character: string): string {
    return character === "\n" ? "\\n" : `\\${character}`;
}

function secondsOf(at: string | undefined): number | undefined {
    const ms = Date.parse(at ?? "");
    return Number.isNaN(ms) ? undefined : ms / 1000;
}
