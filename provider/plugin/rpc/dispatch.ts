import type * as grpc from "@grpc/grpc-js";
import { SbcError } from "../../errors.js";
import type { Call, Configuration, Invoke, Lifecycle, Served } from "../lifecycle.js";
import type { Answering } from "./answer.js";
import type { LoadServed } from "./serviceParts.js";

/** Makes the handler of one method of what answers it, which is given whatever the request is for. */
type Handling<Target, Addressed> = <Request extends Addressed, Reply>(
    answer: (target: Target, request: Request, call: Call) => Promise<Reply>,
) => grpc.handleUnaryCall<Request, Reply>;

export interface Dispatching {
    readonly configuration: Handling<Configuration, unknown>;
    readonly resource: Handling<Lifecycle, AboutResource>;
    readonly invoke: Handling<Invoke, AboutFunction>;
}

/** The type is in the URN, which every engine sends. */
interface AboutResource {
    getUrn(): string;
}

interface AboutFunction {
    getTok(): string;
}

/** Each request goes to what it names: a type of resource, a function, or the provider's own values. */
export function dispatching(answer: Answering, load: LoadServed): Dispatching {
    const to =
        <Target, Addressed>(find: (served: Served, request: Addressed) => Target): Handling<Target, Addressed> =>
        (work) =>
            answer(async (request, call) => {
                // For a call that was interrupted before it had begun, or while that was loaded, nothing is done.
                call.signal.throwIfAborted();
                const served = await load();
                call.signal.throwIfAborted();
                return await work(find(served, request), request, call);
            });
    return {
        configuration: to(({ configuration }) => configuration),
        resource: to(({ resources }, request: AboutResource) => found("resource", resources, typeIn(request.getUrn()))),
        invoke: to(({ functions }, request: AboutFunction) => found("function", functions, request.getTok())),
    };
}

function found<Target>(kind: string, known: Readonly<Record<string, Target>>, name: string): Target {
    const target = Object.hasOwn(known, name) ? known[name] : undefined;
    if (target !== undefined) return target;
    throw new SbcError(
        "invalidInput",
        `This provider has no ${kind} ${name === "" ? "without a name" : name}.`,
        `It has ${Object.keys(known).join(", ")}.`,
    );
}

/** Of `urn:pulumi:stack::project::parent$type::name`; a name may have `::` in it. */
function typeIn(urn: string): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
