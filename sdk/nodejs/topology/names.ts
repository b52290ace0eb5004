import type { TimeoutsArgs } from "../arguments.js";
import type { DeviceWordsArgs } from "../deviceWordsArguments.js";
import { ARGUMENT_NAMES } from "../ignoredArguments.js";
import type { CredentialsArgs, NodeArgs, TlsArgs } from "../nodeArguments.js";
import type { PreconditionsArgs } from "../preconditionArguments.js";
import type { TopologyArgs, TopologyPairArgs } from "./arguments.js";

type Names<T> = Readonly<Record<keyof T, true>>;

const TRUST: Names<TlsArgs> = { caCertificate: true, serverName: true, certificateSha256: true };
const CREDENTIALS: Names<CredentialsArgs> = { username: true, password: true };

const PAIR: Names<Pick<TopologyPairArgs, "name" | "site" | "wave">> = { name: true, site: true, wave: true };
const TOPOLOGY: Names<TopologyArgs> = { defaults: true, sites: true, pairs: true };
const PRECONDITIONS: Names<PreconditionsArgs> = {
    minimumHealthPercent: true,
    synchronized: true,
    maximumSessions: true,
    cooldownSeconds: true,
    changeWindows: true,
};
const TIMEOUTS: Names<TimeoutsArgs> = {
    requestSeconds: true,
    settleSeconds: true,
    quietSeconds: true,
    freshSeconds: true,
};
const DEVICE_WORDS: Names<DeviceWordsArgs> = { roles: true, synchronized: true };
const NODE: Names<NodeArgs> = { name: true, address: true, tls: true };

const OWN_OF_A_PAIR = ["nodes", "activeNode", "credentials"];

/** Which names an object of a topology may have, by what it is. */
export const VALID_NAMES = {
    topology: Object.keys(TOPOLOGY),
    shared: [
        ...Object.keys({ ...CREDENTIALS, ...TRUST }),
        ...ARGUMENT_NAMES.filter((name) => !OWN_OF_A_PAIR.includes(name)),
    ],
    pair: [...Object.keys(PAIR), ...ARGUMENT_NAMES],
    node: Object.keys(NODE),
    tls: Object.keys(TRUST),
    credentials: Object.keys(CREDENTIALS),
    preconditions: Object.keys(PRECONDITIONS),
    timeouts: Object.keys(TIMEOUTS),
    deviceWords: Object.keys(DEVICE_WORDS),
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The arguments of a pair, or of several, that are objects themselves. */
export const NESTED = [
    "tls",
    "credentials",
    "preconditions",
    "timeouts",
    "deviceWords",
] as const satisfies readonly (keyof typeof VALID_NAMES & keyof TopologyPairArgs)[];
