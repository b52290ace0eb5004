import { type CheckRequest, ConfigureResponse, DiffResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import type { ConfigureRequest, DiffRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Answering } from "./answer.js";
import type { ServiceParts } from "./serviceParts.js";
import { unwrap } from "./wire.js";
import { checkResponse } from "./checkAndDiff.js";
import { lifecycleFor } from "./lifecycleFor.js";

/** The calls about a provider's own values: stack configuration, or the arguments of an explicit provider. */
export function configCalls(answer: Answering, { load, traits }: ServiceParts) {
    return {
        checkConfig: answer(async (request: CheckRequest, call) => {
            const lifecycle = await lifecycleFor(call, load);
            const [olds, news] = [unwrap(request.getOlds()), unwrap(request.getNews())];
            return checkResponse(await lifecycle.checkConfig({ urn: request.getUrn(), olds, news }, call));
        }),

        diffConfig: answer(async (request: DiffRequest, call) => {
            const lifecycle = await lifecycleFor(call, load);
            const olds = unwrap(request.getOldInputs() ?? request.getOlds());
            const news = unwrap(request.getNews());
            const differing = await lifecycle.diffConfig({ urn: request.getUrn(), olds, news }, call);
            const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
            return new DiffResponse()
                .setChanges(differing.length > 0 ? DIFF_SOME : DIFF_NONE)
                .setDiffsList([...differing]);
        }),

        configure: answer(async (request: ConfigureRequest, call) => {
            const lifecycle = await lifecycleFor(call, load);
            await lifecycle.configure(unwrap(request.getArgs()), call);
            if (!traits.refreshesBeforeUpdate) {
                call.log(
                    "debug",
                    "This Pulumi does not refresh before it compares: it shows a drift with --refresh only.",
                );
            }
            // An engine that makes no handshake is told here.
            return new ConfigureResponse().setAcceptsecrets(true).setSupportspreview(true);
        }),
    };
}
