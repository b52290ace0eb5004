import type { Io } from "../../device/io.js";
import { SbcError } from "../../errors.js";
import { lookInputs } from "../../resource/inputs/lookInputs.js";
import { isNeitherSeen } from "../../pair/sighting.js";
import { describeWrongDevice } from "../../pair/wrongDevice.js";
import { previewMessageOf } from "../../resource/previewMessages.js";
import { pairUnreachable } from "../../resource/unreachable.js";
import { observe, outputsOf, rememberedSince } from "../../resource/outputs.js";
import { unmarked } from "../rpc/wire.js";
import type { ReadAnswer, ReadRequest } from "../lifecycle.js";
import type { ProcessState } from "./processState.js";

/**
 * A pair by its id alone, as `pulumi import` and `HaActiveNode.get` need it. The node that is active is taken for the
 * desired and the fulfilled one; if none is, or both are, no node is desired.
 */
export async function importById({ id, urn }: ReadRequest, processState: ProcessState, io: Io): Promise<ReadAnswer> {
    const { context, looks } = processState;
    const nodes = nodesIn(id);
    const inputs = lookInputs({ nodes }, context.config);
    const { settings, recorded } = await context.settingsAndRecord(inputs, {}, io);
    const view = await looks.at(urn, settings, io);
    if (isNeitherSeen(view.sightings)) throw pairUnreachable(settings, view);
    if (view.state.kind === "wrongDevice") {
        const { observed, remedy } = describeWrongDevice(view.state);
        throw new SbcError("refused", `The id names another pair. ${observed}`, remedy);
    }
    context.tell(
        previewMessageOf(settings, view, { decision: undefined, isHandsOff: false, isNew: true, isOverMaximum: false }),
        io.log,
        urn,
    );
    const observed = observe(view);
    const { activeNode } = observed;
    return {
        kind: "found",
        id,
        inputs: unmarked(activeNode === undefined ? { nodes } : { nodes, activeNode }),
        outputs: unmarked(outputsOf(inputs, observed, rememberedSince(recorded, observed))),
    };
}

function nodesIn(id: string) {
    const nodes = id.split(",").map((part) => /^([^=@]+)=([^=@]+)$/.exec(part.trim()));
    if (nodes.length === 2 && nodes.every((node) => node !== null))
        return nodes.map(([, name = "", address = ""]) => ({ name: name.trim(), address: address.trim() }));
    throw new SbcError(
        "invalidInput",
        "This id does not name a pair.",
        "Write it as name=address,name=address, such as sbc-chi-a=10.20.0.11,sbc-chi-b=10.20.0.12.",
    );
}
