import { servePlugin } from "../../provider/plugin/entry.js";
import { TEST_LAG_MS } from "./lag.js";

// What `provider/plugin/index.ts` does, for shortened devices.
servePlugin({ lagMs: TEST_LAG_MS }, process.argv.slice(2));
