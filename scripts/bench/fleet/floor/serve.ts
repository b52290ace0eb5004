import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb.js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb.js";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";

declare const BUNDLED_SCHEMA: string;

/** What a provider does at each comparison, beside comparing. */
export interface Floor {
    /** By name, such as `oracle-sbc:config:username`; in plaintext. */
    configure(config: ReadonlyMap<string, string>): void;
    look(inputs: Struct): Promise<void>;
}

type Unary<Q, A> = (request: Q) => A | Promise<A>;

/** The least that a plugin must do so that Pulumi takes it for this provider: it keeps what it is given. */
export function serveFloor(floor: Floor): void {
    const implemented = {
        handshake: unary(() => new messages.ProviderHandshakeResponse()),
        getSchema: unary(() => new messages.GetSchemaResponse().setSchema(BUNDLED_SCHEMA)),
        getPluginInfo: unary(() => new PluginInfo().setVersion("0.1.0")),
        checkConfig: unary((request: messages.CheckRequest) => echo(request)),
        diffConfig: unary(() => new messages.DiffResponse().setChanges(messages.DiffResponse.DiffChanges.DIFF_NONE)),
        configure: unary((request: messages.ConfigureRequest) => {
            floor.configure(new Map(request.getVariablesMap().getEntryList()));
            return new messages.ConfigureResponse();
        }),
        check: unary((request: messages.CheckRequest) => echo(request)),
        diff: unary(async (request: messages.DiffRequest) => {
            const news = request.getNews();
            if (news !== undefined) await floor.look(news);
            const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
            const isSame = activeNodeIn(request.getOlds()) === activeNodeIn(news);
            return new messages.DiffResponse().setChanges(isSame ? DIFF_NONE : DIFF_SOME);
        }),
        create: unary((request: messages.CreateRequest) =>
            new messages.CreateResponse().setId("id").setProperties(request.getProperties()),
        ),
        update: unary((request: messages.UpdateRequest) =>
            new messages.UpdateResponse().setProperties(request.getNews()),
        ),
        delete: unary(() => new Empty()),
        cancel: unary(() => new Empty()),
    };
    const server = new grpc.Server();
    const rest = Object.keys(ResourceProviderService).filter((method) => !(method in implemented));
    server.addService(ResourceProviderService, {
        ...Object.fromEntries(rest.map((method) => [method, notImplemented])),
        ...implemented,
    });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit());
    endWithParent();
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_error, port) =>
        process.stdout.write(`${port}\n`),
    );
}

/** An engine that is killed leaves its plugins alive. */
function endWithParent(): void {
    const parent = process.ppid;
    setInterval(() => {
        if (process.ppid !== parent) process.exit(1);
    }, 1_000).unref();
}

function echo(request: messages.CheckRequest): messages.CheckResponse {
    return new messages.CheckResponse().setInputs(request.getNews());
}

function activeNodeIn(struct: Struct | undefined): string | undefined {
    return struct?.getFieldsMap().get("activeNode")?.getStringValue();
}

function unary<Q, A>(answer: Unary<Q, A>): grpc.handleUnaryCall<Q, A> {
    return (call, respond) => {
        Promise.resolve(call.request)
            .then(answer)
            .then(
                (value) => respond(null, value),
                (error: unknown) => respond({ code: grpc.status.UNKNOWN, details: String(error) }),
            );
    };
}

function notImplemented(_call: unknown, respond: grpc.sendUnaryData<unknown>): void {
    respond({ code: grpc.status.UNIMPLEMENTED });
}
