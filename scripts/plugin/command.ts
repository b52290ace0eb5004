import { join, resolve } from "node:path";
import { bundlePlugin } from "./bundle.js";

const EXECUTABLE = join(resolve(__dirname, "../../.."), "bin/plugin/pulumi-resource-oracle-sbc");

bundlePlugin("provider/plugin/index.ts", EXECUTABLE).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
