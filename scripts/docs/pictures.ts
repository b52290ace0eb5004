import { previewChart } from "../bench/fleet/chart.js";
import { readResults } from "../bench/fleet/results.js";
import { folders } from "./folders.js";
import { oneSwitchover } from "./oneSwitchover.js";

/** The pictures of docs/images, by file name. */
export const PICTURES: Readonly<Record<string, () => string>> = {
    "one-switchover.svg": oneSwitchover,
    "folders.svg": folders,
    // Drawn of the figures in docs/performance.json, which the benchmark writes.
    "fleet-previews.svg": () => previewChart(readResults().previews),
};
