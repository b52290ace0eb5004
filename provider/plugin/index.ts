import { DEVICE_LAG_MS } from "../pair/lag.js";
import { serve } from "./server.js";

// What Pulumi starts as pulumi-resource-oracle-sbc. Nothing here, nor in what it imports, may load more than gRPC.
serve(async () => (await import("./resource/index.js")).createOwnLifecycle(DEVICE_LAG_MS), process.argv.slice(2));
