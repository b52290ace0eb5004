import type { Io } from "../../device/io.js";
import { SbcError } from "../../errors.js";
import { getPair } from "../../resource/getPair.js";
import { withoutNulls } from "../../resource/inputs/nulls.js";
import type { InvokeAnswer } from "../lifecycle.js";
import { Secrets } from "../secrets.js";
import type { Marked } from "../rpc/wire.js";
import type { ProcessState } from "./processState.js";

const GET_PAIR = "oracle-sbc:index:getPair";

/** The functions of the plugin: there is one. */
export async function invoke(
    token: string,
    { value, secrets }: Marked,
    processState: ProcessState,
    io: Io,
): Promise<InvokeAnswer> {
    if (token !== GET_PAIR) {
        throw new SbcError("invalidInput", `This provider has no function ${token}.`, `It has ${GET_PAIR}.`);
    }
    const { config, sessions } = processState.context;
    const report = await getPair(withoutNulls(value), io, { config, sessions });
    // Names and addresses are in everything that a look shows.
    const names = secrets.touch(["nodes"]) ? Object.keys(report).map((name) => [name]) : [];
    return { result: { value: { ...report }, secrets: new Secrets(names) }, failures: [] };
}
