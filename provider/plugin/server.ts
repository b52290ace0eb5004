import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { systemClock } from "../clock.js";
import { engineAddressIn } from "../engineAddress.js";
import { messageOf } from "../errors.js";
import { answering } from "./rpc/answer.js";
import { Ending } from "./process/ending.js";
import { EngineLink } from "./process/engine.js";
import type { Served } from "./lifecycle.js";
import { RunningCalls } from "./process/runningCalls.js";
import { createService } from "./rpc/service.js";
import type { LoadServed } from "./rpc/serviceParts.js";

/** What the engine's own connections take: a message that is longer is no program's. */
const LONGEST_MESSAGE_BYTES = 400 * 1024 * 1024;

/**
 * Serves the engine that started this process, until it signals or is gone.
 *
 * The first line on standard output is the port, which is all that Pulumi waits for. What is served is loaded by
 * the first call that needs it: loaded right behind the port, it would make the handshake wait for what that call gains.
 */
export function serve(load: LoadServed, args: readonly string[]): void {
    // Pulumi may have closed its end; that is no reason to fall over in the midst of a call.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
    const [running, engine, clock] = [new RunningCalls(), new EngineLink(), systemClock];
    const engineAddress = engineAddressIn(args);
    engine.connect(engineAddress);
    const server = new grpc.Server({
        "grpc.max_receive_message_length": LONGEST_MESSAGE_BYTES,
        "grpc.max_send_message_length": LONGEST_MESSAGE_BYTES,
    });
    const report = (stack: string) => process.stderr.write(`${stack}\n`);
    const loadOnce = once(load);
    const service = createService(answering({ running, engine, clock }, report), {
        load: loadOnce,
        running,
        engine,
        traits: { refreshesBeforeUpdate: false },
    });
    server.addService(ResourceProviderService, service);
    const closeServer = () => new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    const ending = new Ending({ running, clock, closeServer, exit: (code) => process.exit(code) });
    ending.onSignals();
    // Without an address, somebody started it by hand, for engines to attach to: those come and go.
    if (engineAddress !== undefined) void ending.withEngine(() => engine.isThere());
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
        if (error !== null) {
            process.stderr.write(`No port could be opened for Pulumi: ${messageOf(error)}\n`);
            process.exit(1);
        }
        process.stdout.write(`${port}\n`);
    });
}

function once(load: LoadServed): LoadServed {
    let loaded: Promise<Served> | undefined;
    return () => (loaded ??= load());
}
