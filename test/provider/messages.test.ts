import { expect } from "chai";
import { TransportError, type TransportErrorKind } from "../../provider/device/transport.js";
import { explainFailure } from "../../provider/pair/explainFailure.js";
import { look } from "../../provider/pair/look.js";
import type { PairSettings } from "../../provider/pair/settings.js";
import { DEFAULT_PRECONDITIONS, PairRun, settingsOf } from "./pairRun.js";
import { errorXml } from "./statusXml.js";

type Prepare = (run: PairRun) => Partial<PairSettings> | void;
type Message = readonly [when: string, prepare: Prepare, code: string, ...sentences: string[]];

const REFUSED = "sbc-a/sbc-b: no switchover was requested.";
const NO_CONNECTION = "no connection (the connection was refused, ECONNREFUSED)";
const ASKED_AND_UNKNOWN =
    "sbc-a/sbc-b: a switchover from sbc-a to sbc-b was requested at 2026-03-01T12:00:06.095Z, and its outcome is unknown.";
const DO_NOT_REPEAT =
    "Do not request a switchover by hand: if this request took effect, a second one moves calls back. Run this again: it looks first, and requests a switchover only if the pair has settled with the wrong node active.";

/** Each message of a pair once, word for word: whoever changes one sees it here. */
const OF_A_PAIR: readonly Message[] = [
    [
        "both nodes are active",
        ({ pair }) => void (pair.b.role = "active"),
        "refused",
        REFUSED,
        "Both nodes report that they are active.",
        "Repair the link between them until one is active and the other standby; a switchover would make it worse.",
    ],
    [
        "no node is active",
        ({ pair }) => void (pair.a.role = "out of service"),
        "refused",
        REFUSED,
        "Neither node reports that it is active (sbc-a: out of service, sbc-b: standby).",
        "Repair the pair until one node is active and the other standby.",
    ],
    [
        "the wanted node is out of service",
        ({ pair }) => void (pair.b.role = "OutOfService"),
        "refused",
        REFUSED,
        "sbc-a is active, and sbc-b could not take over (out of service).",
        "Repair sbc-b until it is standby.",
    ],
    [
        "the wanted node says a role that nobody knows",
        ({ pair }) => void (pair.b.role = "in maintenance"),
        "refused",
        REFUSED,
        'sbc-a is active, and sbc-b could not take over ("in maintenance", a role unknown here).',
        "Repair sbc-b until it is standby.",
    ],
    [
        "the wanted node is down",
        ({ pair }) => void (pair.b.isUp = false),
        "refused",
        REFUSED,
        `sbc-a is active. sbc-b can't be checked: sbc-b (sbc-b): ${NO_CONNECTION}; it may still be a healthy standby.`,
        "Check the address, the network between here and there, and that the node is up.",
    ],
    [
        "both nodes are down",
        ({ pair }) => void (pair.a.isUp = pair.b.isUp = false),
        "refused",
        REFUSED,
        "No node reports that it is active (sbc-a: no answer, sbc-b: no answer).",
        `sbc-a (sbc-a): ${NO_CONNECTION}. sbc-b (sbc-b): ${NO_CONNECTION}.`,
        "Check the address, the network between here and there, and that the node is up.",
    ],
    [
        "a device is standalone",
        ({ pair }) => void (pair.a.role = "standalone"),
        "refused",
        REFUSED,
        "sbc-a reports that it is standalone, so this is no high-availability pair.",
        "Configure high availability on both nodes, or correct the addresses.",
    ],
    [
        "both devices are standalone",
        ({ pair }) => void (pair.a.role = pair.b.role = "standalone"),
        "refused",
        REFUSED,
        "sbc-a and sbc-b report that they are standalone, so this is no high-availability pair.",
        "Configure high availability on both nodes, or correct the addresses.",
    ],
    [
        "another device answers",
        ({ pair }) => void (pair.b.saying = { hostName: "lab-7" }),
        "refused",
        REFUSED,
        "At the address of sbc-b, a device answers that reports its name as lab-7.",
        "Correct the addresses, or the names: a node's name is the hostName that the device reports.",
    ],
    [
        "the nodes disagree",
        ({ pair }) => void (pair.a.saying = { peerRole: "out of service" }),
        "refused",
        REFUSED,
        "Peers: sbc-a reports that its peer is out of service; required: names and roles agree in both directions.",
        "Check that the two addresses belong to one pair and that the link between the nodes works.",
        checklist({ peers: "sbc-a reports that its peer is out of service" }),
    ],
    [
        "the standby is sick and not synchronized",
        ({ pair }) => void Object.assign(pair.b, { health: 60, sync: { tSIPD: "false" } }),
        "refused",
        REFUSED,
        "Health of sbc-b: 60 %; required: at least 75 %. Synchronization: tSIPD on sbc-b is false; required: true for every component in use.",
        "Clear the alarms on sbc-b, or lower preconditions.minimumHealthPercent.",
        "Wait until the nodes are synchronized, or repair the link between them.",
        checklist({ "health of sbc-b": "60 %", synchronization: "tSIPD on sbc-b is false" }),
    ],
    [
        "a node says neither its name nor its peer's",
        ({ pair }) => void (pair.b.saying = { hostName: undefined, peerName: undefined }),
        "refused",
        REFUSED,
        "Identity: sbc-b not confirmed; required: each node reports its hostName or its peer's.",
        "Check with the device's vendor why its status has neither hostName nor haPeerName.",
        checklist({ identity: "sbc-b not confirmed" }),
    ],
    [
        "health is asked for and not reported",
        ({ pair }) => {
            pair.b.health = undefined;
            const minimumHealthPercent = { value: 90, isDeclared: true };
            return { preconditions: { ...DEFAULT_PRECONDITIONS, minimumHealthPercent } };
        },
        "refused",
        REFUSED,
        "Health of sbc-b: not reported; required: at least 90 %.",
        "Leave out preconditions.minimumHealthPercent: sbc-b does not report its health.",
        checklist({ "health of sbc-b": "not reported" }, 90),
    ],
    [
        "the pair does not come to rest",
        ({ pair }) => void (pair.b.role = "becoming standby"),
        "refused",
        REFUSED,
        "The pair did not settle within 90 s (last seen sbc-a: active, sbc-b: becoming standby).",
        "Look at the pair's own log for what keeps it changing, or raise timeouts.settleSeconds.",
    ],
    [
        "there is no connection for the request",
        ({ pair }) => void (pair.answer = "noConnection"),
        "notSent",
        "sbc-a/sbc-b: the switchover request was not sent, so nothing was switched.",
        "sbc-a (sbc-a): no connection for the request (the connection was refused, ECONNREFUSED).",
        "Check the network and the node, then run this again.",
    ],
    [
        "the device refuses the request",
        answering("/switchover", 403),
        "rejected",
        'sbc-a/sbc-b: sbc-a (sbc-a) answered 403 to the switchover request ("said"). Nothing was switched (6 s later sbc-a: active, sbc-b: standby).',
        "Use a user with administrator rights.",
    ],
    [
        "the request has no effect",
        ({ pair }) => void (pair.actsAfterMs = undefined),
        "noEffect",
        "sbc-a/sbc-b: sbc-a accepted the request (204).",
        "But 90 s later nothing has changed: sbc-a: active, sbc-b: standby, counters and logs as before.",
        "Look at both nodes' own logs for why: the answer means that sbc-a has the request, not that it can carry it out. It may still act: the next run looks first, and requests a switchover only if one is still needed.",
    ],
    [
        "the request has no effect, and the answer to it has words of its own",
        answering("/switchover", 202),
        "noEffect",
        'sbc-a/sbc-b: sbc-a accepted the request (202 ("said")).',
        "But 90 s later nothing has changed: sbc-a: active, sbc-b: standby, counters and logs as before.",
        "Look at both nodes' own logs for why: the answer means that sbc-a has the request, not that it can carry it out. It may still act: the next run looks first, and requests a switchover only if one is still needed.",
    ],
    [
        "the request has no answer, and no effect",
        ({ pair }) => void Object.assign(pair, { actsAfterMs: undefined, answer: "lost" }),
        "outcomeUnknown",
        ASKED_AND_UNKNOWN,
        "sbc-a (sbc-a) gave no answer to the request (socket hang up).",
        "Last seen: sbc-a: active, sbc-b: standby.",
        DO_NOT_REPEAT,
    ],
    [
        "the wanted node is active, and the other one is not in step, which is required",
        ({ pair }) => {
            pair.b.sync = { tSIPD: "false" };
            return { activeNode: "sbc-a", requireRedundancy: true };
        },
        "notRedundant",
        "sbc-a/sbc-b: sbc-a is active, but the pair did not become redundant within 90 s (sbc-a: active, sbc-b: standby; awaited: synchronization), and requireRedundancy is set.",
        "Synchronization: tSIPD on sbc-b is false; required: true for every component in use.",
        "Wait until the nodes are synchronized, or repair the link between them.",
        "Calls are on sbc-a, as desired, and no further switchover is requested.",
    ],
    [
        "the other node does not come back to standby after the switchover, which is required",
        ({ pair }) => {
            pair.synchronizingMs = 600_000;
            return { requireRedundancy: true };
        },
        "notRedundant",
        "sbc-a/sbc-b: sbc-b is active, 3.1 s after the request, but the pair did not become redundant within 90 s (sbc-a: becoming standby, sbc-b: active; awaited: sbc-a standby), and requireRedundancy is set.",
        "Repair sbc-a until it is standby. Calls are on sbc-b, as desired, and no further switchover is requested.",
    ],
    [
        "somebody holds the configuration lock",
        (run) => {
            answering("/configuration/lock", 423)(run);
            return { exclusive: true };
        },
        "refused",
        REFUSED,
        'The configuration lock, which exclusive needs, could not be acquired: sbc-a (sbc-a) answered 423 to the request for its configuration lock ("said").',
        "Wait until its holder is done. A lock that a killed run left ends with its token, within ten minutes.",
        checklist({}),
    ],
    [
        "nobody sees the outcome",
        ({ pair }) => {
            pair.answer = "silent";
            pair.onAsked = () => (pair.a.isUp = pair.b.isUp = false);
        },
        "outcomeUnknown",
        ASKED_AND_UNKNOWN,
        "sbc-a (sbc-a) gave no answer to the request (not within 10 s).",
        "Last seen: sbc-a: no answer, sbc-b: no answer.",
        DO_NOT_REPEAT,
    ],
    [
        "the run is cancelled while watching",
        (run) => void (run.pair.onAsked = () => run.clock.after(3_000, () => run.cancel.abort())),
        "outcomeUnknown",
        ASKED_AND_UNKNOWN,
        "sbc-a accepted the request (204). The run was cancelled while watching.",
        "Last seen: sbc-a: becoming standby, sbc-b: becoming active.",
        DO_NOT_REPEAT,
    ],
];

/** Each message of one node that gives no usable answer. */
const OF_A_NODE: readonly Message[] = [
    [
        "the password is wrong",
        ({ pair }) => void (pair.a.password = "another"),
        "unauthorized",
        'sbc-a (sbc-a) did not accept the user name and password (401 ("Invalid user name or password")).',
        "Correct oracle-sbc:username and oracle-sbc:password, or the resource's credentials. They are not tried again in this run, since devices lock accounts.",
    ],
    [
        "the user may not log in",
        answering("/auth/token", 403),
        "forbidden",
        'sbc-a (sbc-a) does not let this user log in to REST (403 ("said")).',
        "Use a user with administrator rights.",
    ],
    [
        "a new token is refused",
        answering("/status", 401),
        "unauthorized",
        'sbc-a (sbc-a) logged the user in, and then refused its new token (401 ("said")).',
        "Look at the node's own log, and check what this user may do.",
    ],
    [
        "no version of the API is known",
        ({ pair }) => void (pair.a.apiVersions = []),
        "unsupportedVersion",
        "sbc-a (sbc-a) knows none of the REST API versions that were tried (v1.2, v1.1, v1.0).",
        "Check that the address is that of the SBC's REST interface, or set apiVersion to a version that it lists.",
    ],
    [
        "the answer is empty",
        answering("/status", 200, ""),
        "malformedReply",
        "sbc-a (sbc-a): The request for its status was answered with 200, but the answer is empty.",
        "Check that the address is that of the SBC's REST interface.",
    ],
    [
        "the answer has no token",
        answering("/auth/token", 200, "<response/>"),
        "malformedReply",
        "sbc-a (sbc-a): The request for a token was answered with 200, but the answer is not of the documented form.",
        "Check that the address is that of the SBC's REST interface.",
    ],
    ...(
        [
            [302, "Redirects are not followed: write the address of the SBC itself."],
            [404, "Check the address and apiVersion."],
            [418, "Check the address, the user's rights and the API version."],
            [426, "Enable HTTPS for REST on the SBC, and write the address of that port."],
            [429, "Wait until the node takes requests again."],
            [503, "Look at the node's own log; its REST service is in trouble."],
        ] as const
    ).map(([status, remedy]): Message => {
        const fact = `sbc-a (sbc-a): The request for its status was answered with ${status} instead of 200 ("said").`;
        return [`the answer is ${status}`, answering("/status", status), "unexpectedStatus", fact, remedy];
    }),
    [
        "there is no answer in time",
        ({ pair }) => void (pair.intercept = ({ path }) => (path.endsWith("/status") ? "silent" : undefined)),
        "timedOut",
        "sbc-a (sbc-a): GET /rest/v1.2/system/status had no whole answer after 10 s.",
        "Check the network and the node, or raise timeouts.requestSeconds.",
    ],
    [
        "the certificate is not trusted",
        failing("untrusted"),
        "untrusted",
        "sbc-a (sbc-a): its certificate was not accepted (WHY), so no credential was sent.",
        "Give the CA as tls.caCertificate, the name on the certificate as tls.serverName, or, once you have compared it on the device itself, the fingerprint as tls.certificateSha256.",
    ],
    [
        "the port speaks no TLS",
        failing("notHttps"),
        "notHttps",
        "sbc-a (sbc-a): the port does not answer in TLS, so no credential was sent.",
        "Enable HTTPS for REST on the SBC (http-server, https-state enabled), or correct the port in the address.",
    ],
    [
        "there is no connection",
        failing("unreachable"),
        "unreachable",
        "sbc-a (sbc-a): no connection (WHY).",
        "Check the address, the network between here and there, and that the node is up.",
    ],
    [
        "the connection breaks",
        failing("connectionLost"),
        "connectionLost",
        "sbc-a (sbc-a): GET /rest/v1.2/system/status: the connection broke before the whole answer was here (WHY).",
        "Check the network and the node.",
    ],
    [
        "the answer is too large",
        failing("tooLarge"),
        "malformedReply",
        "sbc-a (sbc-a): GET /rest/v1.2/system/status: WHY.",
        "Check that the address is that of the SBC's REST interface.",
    ],
];

function answering(end: string, status: number, body = errorXml("said")): Prepare {
    return ({ pair }) => void (pair.intercept = ({ path }) => (path.endsWith(end) ? { status, body } : undefined));
}

function failing(kind: TransportErrorKind): Prepare {
    const error = new TransportError(kind, "WHY", false);
    return ({ pair }) => void (pair.intercept = ({ path }) => (path.endsWith("/status") ? error : undefined));
}

describe("what an operator reads", () => {
    for (const [when, prepare, code, ...sentences] of OF_A_PAIR) {
        it(`when ${when}`, async () => {
            const run = new PairRun();
            const overrides = prepare(run) ?? {};
            const result = await run.ensure(overrides);
            if (result.kind === "alreadyActive" || result.kind === "switched") throw new Error(result.kind);
            const error = explainFailure(settingsOf(overrides), result);
            expect(error.message).to.equal(sentences.join(" ").replace(" \n", "\n"));
            expect(error.code).to.equal(code);
        });
    }

    for (const [when, prepare, code, ...sentences] of OF_A_NODE) {
        it(`of a node when ${when}`, async () => {
            const run = new PairRun();
            prepare(run);
            const [sighting] = (await look(settingsOf().sessions, run.io)).sightings;
            if (sighting.kind === "seen") throw new Error("The node was seen.");
            expect(sighting.error.message).to.equal(sentences.join(" "));
            expect(sighting.error.code).to.equal(code);
        });
    }
});

/** Every precondition in its order, those that are not met with what was observed. */
function checklist(unmet: Readonly<Record<string, string>>, minimumHealth = 75): string {
    const all = [
        ["identity", "as declared", "each node reports its hostName or its peer's"],
        ["status", "readable", "fields of the documented form, each once"],
        ["peers", "agree", "names and roles agree in both directions"],
        ["system state of sbc-b", "online", "online"],
        ["health of sbc-b", "100 %", `at least ${minimumHealth} %`],
        ["synchronization", "complete", "true for every component in use"],
    ] as const;
    const lines = all.map(
        ([name, met, required]) =>
            `\n  [${unmet[name] === undefined ? "ok" : "not ok"}] ${name}: ${unmet[name] ?? met} (required: ${required})`,
    );
    return `\nPreconditions:${lines.join("")}`;
}
