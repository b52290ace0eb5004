import { type CheckRequest, ConfigureResponse, DiffResponse } from "@pulumi/pulumi/proto/provider_pb.js";
import type { ConfigureRequest, DiffRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Dispatching } from "./dispatch.js";
import type { ServiceParts } from "./serviceParts.js";
import { unwrap } from "./wire.js";
import { checkResponse } from "./checkAndDiff.js";

/** The calls about a provider's own values: stack configuration, or the arguments of an explicit provider. */
export function configCalls({ configuration }: Dispatching, { traits }: ServiceParts) {
    return {
        checkConfig: configuration(async (served, request: CheckRequest, call) => {
            const [olds, news] = [unwrap(request.getOlds()), unwrap(request.getNews())];
            return checkResponse(await served.checkConfig({ urn: request.getUrn(), olds, news }, call));
        }),

        diffConfig: configuration(async (served, request: DiffRequest, call) => {
            const olds = unwrap(request.getOldInputs() ?? request.getOlds());
            const news = unwrap(request.getNews());
            const differing = await served.diffConfig({ urn: request.getUrn(), olds, news }, call);
            const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
            return new DiffResponse()
                .setChanges(differing.length > 0 ? DIFF_SOME : DIFF_NONE)
                .setDiffsList([...differing]);
        }),

        configure: configuration(async (served, request: ConfigureRequest, call) => {
            await served.configure(unwrap(request.getArgs()), call);
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
