import * as grpc from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb.js";
import { engineIsThere } from "../../engineAddress.js";
import type { Severity } from "../lifecycle.js";
import { wellFormed } from "../rpc/wire.js";

const SEVERITIES: Readonly<Record<Severity, LogSeverity>> = {
    debug: LogSeverity.DEBUG,
    info: LogSeverity.INFO,
    warning: LogSeverity.WARNING,
    error: LogSeverity.ERROR,
};

/** The engine is on this machine. Without this, gRPC sends what is for it to the proxy of https_proxy or http_proxy. */
const DIRECTLY: grpc.ChannelOptions = { "grpc.enable_http_proxy": 0 };

/** An engine that takes longer for a line is not going to show it, and no call waits for it any longer. */
const LONGEST_LOG_MS = 5_000;

export interface Line {
    readonly severity: Severity;
    readonly urn: string | undefined;
    readonly text: string;
    /** Shown in the resource's row until the next one comes, in place of staying. */
    readonly isStatus: boolean;
}

/** The engine's own service, by which lines reach the rows of resources. */
export class EngineLink {
    #client: EngineClient | undefined;
    #address: string | undefined;

    /** An engine that comes later takes the place of one before it. */
    connect(address: string | undefined): void {
        if (address === undefined || address === "" || address === this.#address) return;
        this.#client?.close();
        this.#address = address;
        this.#client = new EngineClient(address, grpc.credentials.createInsecure(), DIRECTLY);
    }

    isThere(): Promise<boolean> {
        return engineIsThere(this.#address);
    }

    /** Resolves once the line has arrived, or can't: a line that is lost is no reason for a call to fail. */
    log({ severity, urn, text, isStatus }: Line): Promise<void> {
        const request = new LogRequest()
            .setSeverity(SEVERITIES[severity])
            .setUrn(urn ?? "")
            .setMessage(wellFormed(text))
            .setEphemeral(isStatus);
        return new Promise((resolve) => {
            if (this.#client === undefined) resolve();
            else
                this.#client.log(request, new grpc.Metadata(), { deadline: Date.now() + LONGEST_LOG_MS }, () =>
                    resolve(),
                );
        });
    }
}
