export { HaActiveNode } from "./haActiveNode.js";
export { getPair } from "./getPair.js";
export type { HaActiveNodeArgs, TimeoutsArgs } from "./arguments.js";
export type { CredentialsArgs, GetPairArgs, NodeArgs, TlsArgs } from "./nodeArguments.js";
export type { ChangeWindowArgs, PreconditionsArgs } from "./preconditionArguments.js";
export type {
    LastAction,
    LastSwitchover,
    NodeRole,
    PairReport,
    PendingSwitchover,
    PreconditionCheck,
    RequestedBy,
} from "./outputs.js";
