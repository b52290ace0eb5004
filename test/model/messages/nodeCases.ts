import { TransportError, type TransportErrorKind } from "../../../provider/device/transport.js";
import { answering, type Case, type Prepare } from "./failureCases.js";

function failing(kind: TransportErrorKind): Prepare {
    const error = new TransportError(kind, "WHY", false);
    return ({ pair }) => void (pair.intercept = ({ path }) => (path.endsWith("/status") ? error : undefined));
}

/** Each way in which sbc-a gives no usable answer to a look. */
export const OF_A_NODE: readonly Case[] = [
    ["the password is wrong", ({ pair }) => void (pair.a.password = "another")],
    ["the user may not log in", answering("/auth/token", 403)],
    ["a new token is refused", answering("/status", 401)],
    ["no version of the API is known", ({ pair }) => void (pair.a.apiVersions = [])],
    ["the answer is empty", answering("/status", 200, "")],
    ["the answer has no token", answering("/auth/token", 200, "<response/>")],
    ...[302, 404, 418, 426, 429, 503].map((status): Case => [`the answer is ${status}`, answering("/status", status)]),
    [
        "there is no answer in time",
        ({ pair }) => void (pair.intercept = ({ path }) => (path.endsWith("/status") ? "silent" : undefined)),
    ],
    ["the certificate is not trusted", failing("untrusted")],
    ["the TLS handshake is refused", failing("tlsRefused")],
    ["the certificate can't be verified by this runtime", failing("unverifiable")],
    ["the port speaks no TLS", failing("notHttps")],
    ["there is no connection", failing("unreachable")],
    ["the connection breaks", failing("connectionLost")],
    ["the answer is too large", failing("tooLarge")],
];
