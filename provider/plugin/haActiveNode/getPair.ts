import { getPair } from "../../resource/getPair.js";
import { withoutNulls } from "../../resource/inputs/nulls.js";
import type { Invoke } from "../lifecycle.js";
import { Secrets } from "../secrets.js";
import type { Shared } from "../shared.js";
import { aboutPair } from "./concealed.js";

/** The function: one look at a pair, which changes nothing. */
export function createGetPair(shared: Shared): Invoke {
    return (args, call) =>
        aboutPair(args, call, shared, async (io) => {
            const { config, sessions } = shared.context;
            const report = await getPair(withoutNulls(args.value), io, { config, sessions });
            // Names and addresses are in everything that a look shows.
            const names = args.secrets.touch(["nodes"]) ? Object.keys(report).map((name) => [name]) : [];
            return { result: { value: { ...report }, secrets: new Secrets(names) }, failures: [] };
        });
}
