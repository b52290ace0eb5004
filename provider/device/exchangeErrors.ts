import { SbcError } from "../errors.js";
import { describeEndpoint, type Endpoint, namesOf } from "./endpoint.js";
import type { Io } from "./io.js";
import { orSetting } from "./settingNames.js";
import { type HttpRequest, TransportError } from "./transport.js";

/** What is thrown for an exchange that gave no whole answer; the run's own abort reason if there is one. */
export function explainExchange({ endpoint, method, path }: HttpRequest, error: unknown, io: Io): unknown {
    io.signal.throwIfAborted();
    if (!(error instanceof TransportError)) return error;
    const what = `${describeEndpoint(endpoint)}: ${method} ${path}`;
    const options = { cause: error };
    switch (error.kind) {
        case "aborted":
            return new SbcError(
                "timedOut",
                `${what} had no whole answer after ${endpoint.requestTimeoutMs / 1000} s.`,
                `Check the network and the node${orSetting(namesOf(endpoint), ", or raise ", "timeouts.requestSeconds")}.`,
                options,
            );
        case "connectionLost":
            return new SbcError(
                "connectionLost",
                `${what}: the connection broke before the whole answer was here (${error.message}).`,
                "Check the network and the node.",
                options,
            );
        case "tooLarge":
            return new SbcError(
                "malformedReply",
                `${what}: ${error.message}.`,
                "Check that the address is that of the SBC's REST interface.",
                options,
            );
        case "unreachable":
        case "notHttps":
        case "untrusted":
        case "tlsRefused":
        case "unverifiable":
            return explainConnection(endpoint, error);
    }
}

function explainConnection(endpoint: Endpoint, error: TransportError): SbcError {
    const node = describeEndpoint(endpoint);
    const { argument } = namesOf(endpoint);
    if (error.kind === "untrusted") {
        return new SbcError(
            "untrusted",
            `${node}: its certificate was not accepted (${error.message}), so no credential was sent.`,
            error.remedy ??
                `Give the CA as ${argument("tls.caCertificate")}, the name on the certificate as ${argument("tls.serverName")}, or, once you have compared it on the device itself, the fingerprint as ${argument("tls.certificateSha256")}.`,
            { cause: error },
        );
    }
    if (error.kind === "tlsRefused") {
        return new SbcError(
            "untrusted",
            `${node}: no TLS connection (${error.message})${error.sent ? "" : ", so no credential was sent"}.`,
            error.remedy ?? "Check the tls-profile of the SBC's HTTPS server.",
            { cause: error },
        );
    }
    if (error.kind === "unverifiable") {
        const sent = error.sent ? "its answer is not used" : "no credential was sent";
        return new SbcError(
            "untrusted",
            `${node}: ${error.message}, in place of the one whose certificate was verified, so ${sent}.`,
            "Run this with Node.js.",
            { cause: error },
        );
    }
    if (error.kind === "notHttps") {
        return new SbcError(
            "notHttps",
            `${node}: the port does not answer in TLS, so no credential was sent.`,
            "Enable HTTPS for REST on the SBC (http-server, https-state enabled), or correct the port in the address.",
            { cause: error },
        );
    }
    return new SbcError(
        "unreachable",
        `${node}: no connection (${error.message}).`,
        error.remedy ?? "Check the address, the network between here and there, and that the node is up.",
        { cause: error },
    );
}
