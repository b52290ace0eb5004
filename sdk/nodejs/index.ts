export { HaActiveNode } from "./haActiveNode.js";
export { Topology } from "./topology.js";
export { WaveGate } from "./waveGate.js";
export { getPair } from "./getPair.js";
export type { HaActiveNodeArgs, TimeoutsArgs } from "./arguments.js";
export type { GatedPairArgs, WaveGateArgs } from "./gateArguments.js";
export type { SharedPairArgs, TopologyArgs, TopologyPairArgs } from "./topology/arguments.js";
export type { PairStatus } from "./topology/component.js";
export type { DeclaredRole, DeviceWordsArgs } from "./deviceWordsArguments.js";
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
