import type * as grpc from "@grpc/grpc-js";
import { failureStatus, type Report } from "./failureStatus.js";
import { engineGone } from "../process/interruption.js";
import type { Call } from "../lifecycle.js";
import { OpenCall, type Surroundings } from "../process/openCall.js";

/** Makes the handler of one method of what answers it. */
export type Answering = <Request, Reply>(
    answer: (request: Request, call: Call) => Reply | Promise<Reply>,
) => grpc.handleUnaryCall<Request, Reply>;

/** Every call ends with one answer, after all of its lines; one whose asker has gone is interrupted. */
export function answering(surroundings: Surroundings, report: Report): Answering {
    return (answer) => (unary, respond) => {
        const call = new OpenCall(surroundings, aboutOf(unary.request));
        let isAnswered = false;
        // It is emitted after every answer as well.
        unary.on("cancelled", () => {
            if (!isAnswered) call.interrupt(engineGone());
        });
        const settle = (...outcome: Parameters<typeof respond>) => {
            isAnswered = true;
            respond(...outcome);
            call.close();
        };
        void (async () => {
            try {
                const reply = await answer(unary.request, call);
                await call.told();
                settle(null, reply);
            } catch (error) {
                await call.told();
                settle(failureStatus(error, call.signal, report));
            }
        })();
    };
}

/** Most requests are about a resource, and those that change one may have a time of their own; 0 is none. */
function aboutOf(request: unknown) {
    const { getUrn, getTimeout } = request as { getUrn?: () => string; getTimeout?: () => number };
    const seconds = getTimeout?.call(request) ?? 0;
    return { urn: getUrn?.call(request) ?? undefined, timeoutSeconds: seconds > 0 ? seconds : undefined };
}
