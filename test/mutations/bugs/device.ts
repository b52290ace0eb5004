import { type Mutation, plantedIn } from "../mutation.js";

const inSendOn = plantedIn("device/switchoverRequest.ts", "sendOn", [
    "network",
    "killed",
    "cancelled",
    "manyPairs",
    "everything",
]);
const inOutcomeOf = plantedIn("device/switchoverRequest.ts", "outcomeOf", [
    "network",
    "killed",
    "cancelled",
    "manyPairs",
    "everything",
]);

/** What one node is asked, and how its answers are read. */
export const DEVICE: readonly Mutation[] = [
    inSendOn(
        "a second request when the first one was not answered",
        'return { kind: "unanswered", fact: `${node} gave no answer to the request (${outcome.why}).` };',
        'return (io as { again?: true }).again ? { kind: "unanswered", fact: "none" } : await sendOn(connection, session, token, { ...io, again: true } as Io);',
    ),
    inSendOn(
        "a lost answer taken for a refusal",
        '{ kind: "unanswered", fact: `${node} gave no answer to the request (${outcome.why}).` }',
        '{ kind: "rejected", status: 403, fact: `${node} gave no answer to the request (${outcome.why}).` }',
    ),
    inOutcomeOf("an undocumented status code taken for a refusal", "isRefusal(status)", "status >= 300"),
    inOutcomeOf("a refusal taken for an acceptance", "status === 202 || status === 204", "status > 0"),
    plantedIn("device/configurationLock.ts", "lockOutcomeOf", ["sideBySide"])(
        "a lock that somebody else has taken for one's own",
        "reply.status === 204",
        "reply.status === 204 || reply.status === 423",
    ),
    plantedIn("device/endpoint.ts", "describeEndpoint")(
        "the password in a message",
        "return `${endpoint.name} (${describeAddress(endpoint)})`;",
        "return `${endpoint.name} (${endpoint.credentials?.password})`;",
    ),
    plantedIn("device/printable.ts", "printable")("Pulumi's colour markup in a device's words", '"("', '"{"', {
        caughtBy: "test/provider/device/words.test.ts",
    }),
    plantedIn("device/printable.ts", "printable")("a device's word of any length", "line.length > longest", "false", {
        caughtBy: "test/provider/device/words.test.ts",
    }),
    plantedIn("device/statusFields.ts", "value")(
        "an element that stands there twice taken for absent",
        "places.length === 1 && read(data, element) !== undefined",
        "places.length !== 1 || read(data, element) !== undefined",
        { caughtBy: "test/provider/device/statusFields.test.ts" },
    ),
    plantedIn("device/httpDate.ts", "dateIn")(
        "a Date read in the runner's zone",
        'date.setUTCHours(Number(parts["hour"]), Number(parts["minute"]), Number(parts["second"]));',
        'date.setHours(Number(parts["hour"]), Number(parts["minute"]), Number(parts["second"]));',
        { caughtBy: "test/provider/device/httpDate.test.ts" },
    ),
    plantedIn("device/httpDate.ts", "parseHttpDate")(
        "any date that JavaScript reads taken for an HTTP date",
        "if (parts === undefined) return undefined;",
        "if (parts === undefined) return Number.isNaN(Date.parse(text)) ? undefined : new Date(text);",
        { caughtBy: "test/provider/device/httpDate.test.ts" },
    ),
    plantedIn("device/connectionErrors.ts", "asTransportError")(
        "a certificate that was refused taken for another trouble",
        "handshake.isComplete",
        "false",
        { caughtBy: "test/provider/device/tlsRefusals.test.ts" },
    ),
    plantedIn("device/connectionErrors.ts", "asTransportError")(
        "a handshake that was refused taken for network trouble",
        "isTlsError(error) || certificate !== undefined",
        "false",
        { caughtBy: "test/provider/device/tlsRefusals.test.ts" },
    ),
    plantedIn("device/heldConnection.ts", "HeldConnection.refusal")(
        "a client certificate that is demanded after the handshake taken for a broken connection",
        "refusalAfterHandshake(this.#handshake.failure, this.#handshake, isSent)",
        "undefined",
        { caughtBy: "test/provider/device/tlsRefusals.test.ts" },
    ),
    plantedIn("device/connectionErrors.ts", "asTransportError")(
        "a certificate that is not the pinned one not said to differ",
        "certificate !== undefined && pins?.includes(certificate.sha256) === false",
        "false",
        { caughtBy: "test/provider/device/tlsRefusals.test.ts" },
    ),
    plantedIn("device/handshake.ts", "followHandshake")(
        "a connection that TLS ended right after the handshake used all the same",
        "socket.destroy();",
        "",
        { caughtBy: "test/provider/device/handshake.test.ts" },
    ),
    plantedIn("device/addressProblem.ts", "addressProblem")(
        "every address with several colons called IPv6",
        "isIPv6(text)",
        "text.split(':').length > 2",
        { caughtBy: "test/provider/device/endpoint.test.ts" },
    ),
    plantedIn("resource/settingsFor.ts", "Sessions.for")(
        "the CA bundle in the key of every session",
        "{ ...tls, caCertificate: bundle }",
        "tls",
        { caughtBy: "test/provider/resource/sessions.test.ts" },
    ),
    plantedIn("resource/inputs/caCertificates.ts", "readAnew")(
        "what OpenSSL passes over taken for read",
        "foreign !== undefined",
        "false",
        { caughtBy: "test/provider/resource/inputs/caCertificates.test.ts" },
    ),
    plantedIn("device/switchoverLog.ts", "newestOf")(
        "an entry without a readable time taken for none",
        "logs.flatMap(candidatesIn)",
        "logs.map((log) => log.filter(({ at }) => at !== undefined)).flatMap(candidatesIn)",
        { caughtBy: "test/provider/device/newestEntry.property.test.ts" },
    ),
    plantedIn("device/switchoverLog.ts", "candidatesIn")(
        "a log taken to begin with its newest entry",
        "isRising ? last : first",
        "first",
        { caughtBy: "test/provider/device/newestEntry.property.test.ts" },
    ),
];
