/**
 * Reading pairs where they are declared: a stack's state, by the Pulumi CLI, or a topology file; and what a look at one of them
 * takes. Nothing here asks a device.
 */
export { fileLook, hasCredentials, type LookArguments, stackLook } from "./access.js";
export { exportedPairs, exportedStack } from "./exportedStack.js";
export { hasUnreadableRequest, type KnownPair, type RecordedRequest, SECRET, type StackPair } from "./pairs.js";
export type { StackOptions } from "./pulumiCli.js";
export { noStackConfig, readStackConfig, type StackConfig } from "./stackConfig.js";
export { type FilePair, readTopologyFile } from "./topologyFile.js";
