import { join } from "node:path";

/** For processes with Pulumi's SDK, of which the tests start hundreds; see the hook. */
export const LAZY_PULUMI = {
    NODE_OPTIONS: [process.env["NODE_OPTIONS"], `--require=${JSON.stringify(join(__dirname, "hook.js"))}`]
        .filter(Boolean)
        .join(" "),
};
