import { DEVICE_LAG_MS } from "../pair/lag.js";
import { servePlugin } from "./entry.js";

// What Pulumi starts as pulumi-resource-oracle-sbc.
servePlugin({ lagMs: DEVICE_LAG_MS }, process.argv.slice(2));
