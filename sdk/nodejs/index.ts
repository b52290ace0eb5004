export { HaActiveNode } from "./haActiveNode.js";
export { getPair } from "./getPair.js";
export type {
    CredentialsArgs,
    GetPairArgs,
    HaActiveNodeArgs,
    NodeArgs,
    PreconditionsArgs,
    TimeoutsArgs,
    TlsArgs,
} from "./arguments.js";
export type { LastAction, LastSwitchover, NodeRole, PairReport, PendingSwitchover } from "./outputs.js";
