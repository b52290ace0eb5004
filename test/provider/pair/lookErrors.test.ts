import { expect } from "chai";
import { TransportError } from "../../../provider/device/transport.js";
import type { SbcError, SbcErrorCode } from "../../../provider/errors.js";
import { SbcError as Failure } from "../../../provider/errors.js";
import { decide } from "../../../provider/pair/decide.js";
import { explainFailure } from "../../../provider/pair/messages/failures.js";
import { look } from "../../../provider/pair/look.js";
import type { Sighting } from "../../../provider/pair/sighting.js";
import type { PairSettings } from "../../../provider/pair/settings.js";
import type { FakePair } from "../fakePair.js";
import { PairRun, settingsOf } from "../pairRun.js";
import { ROLE_WORDS, sightingAs, viewOf } from "../sightings.js";
import { errorXml } from "../statusXml.js";

type Intercept = ReturnType<FakePair["intercept"]>;
const at = (path: string, answer: Intercept) => (asked: string) => (asked.endsWith(path) ? answer : undefined);
const broken = (kind: ConstructorParameters<typeof TransportError>[0]) =>
    at("", new TransportError(kind, "in this way", kind !== "unreachable"));

/** Every way in which a look at one node fails, as the node gives it. */
const FAILURES: Record<string, (path: string) => Intercept> = {
    "a refused login": at("/token", { status: 401, body: errorXml("no") }),
    "a user without rights": at("/token", { status: 403, body: "" }),
    "too many requests": at("/token", { status: 429, body: "" }),
    "a redirect of the login": at("/token", { status: 307, body: "" }),
    "a login page": at("/token", { status: 200, body: "<!doctype html><html></html>" }),
    "no known version": at("/token", { status: 404, body: "" }),
    "a refused token": at("/status", { status: 401, body: "" }),
    "a status that is refused": at("/status", { status: 403, body: "" }),
    "a server error": at("/status", { status: 503, body: "" }),
    "a redirect of the status": at("/status", { status: 302, body: "" }),
    "plain HTTP required": at("/status", { status: 426, body: "" }),
    "no XML": at("/status", { status: 200, body: "ok" }),
    silence: at("/status", "silent"),
    "a certificate": broken("untrusted"),
    "a runtime that can't verify": broken("unverifiable"),
    "no TLS": broken("notHttps"),
    "no connection": broken("unreachable"),
    "a lost connection": broken("connectionLost"),
    "too long an answer": broken("tooLarge"),
};
const ROLES = Object.values(ROLE_WORDS).filter((role) => role !== undefined);

/** What a look gives of a node that fails so. */
async function errorOf(run: PairRun, settings: PairSettings): Promise<SbcError> {
    const view = await look(settings.sessions, run.io);
    const unseen = view.sightings.find(({ kind }) => kind === "notSeen");
    if (unseen?.kind !== "notSeen") throw new Error("Both nodes were seen.");
    return unseen.error;
}

describe("a node that a look fails at", () => {
    for (const [how, answer] of Object.entries(FAILURES)) {
        for (const failing of ["sbc-a", "sbc-b"]) {
            it(`is refused with its own reason and remedy, whatever the other reports: ${how}, ${failing}`, async () => {
                for (const role of ROLES) {
                    const run = new PairRun();
                    // The desired node, sbc-b, is not seen, or not active.
                    if (failing === "sbc-a" && role === "active") continue;
                    const other = failing === "sbc-a" ? run.pair.b : run.pair.a;
                    other.role = role;
                    run.pair.intercept = ({ node, path }) => (node === failing ? answer(path) : undefined);
                    const settings = settingsOf({ settleMs: 20_000 });
                    const result = await run.ensure({ sessions: settings.sessions, settleMs: 20_000 });
                    if (result.kind !== "refused") throw new Error(`${role}: ${result.kind}`);
                    const error = await errorOf(run, settings);
                    const refusal = explainFailure(settings, result);
                    expect(refusal.remedy, role).to.contain(error.remedy);
                    expect(refusal.fact, role).to.contain(error.fact.replace(/\.$/, ""));
                    expect(refusal.message, role).not.to.match(/Repair sbc-. until it is standby|could not take over/);
                }
            });
        }
    }

    it("is one whose remedy stands beside the other node's, each once", () => {
        const codes: readonly SbcErrorCode[] = [
            "unreachable",
            "untrusted",
            "unauthorized",
            "malformedReply",
            "timedOut",
        ];
        const unseen = (node: string, code: SbcErrorCode): Sighting => ({
            kind: "notSeen",
            node,
            error: new Failure(code, `${node}: ${code}.`, `Do away with ${code}.`),
        });
        const desired = { activeNode: "sbc-b", preconditions: settingsOf().preconditions };
        for (const one of codes) {
            for (const two of codes) {
                const decision = decide(viewOf(unseen("sbc-a", one), unseen("sbc-b", two)), desired);
                if (decision.kind !== "refuse") throw new Error(decision.kind);
                const view = viewOf(unseen("sbc-a", one), unseen("sbc-b", two));
                const { remedy, fact } = explainFailure(settingsOf(), { ...decision, kind: "refused", view });
                const remedies = [...new Set([one, two])].map((code) => `Do away with ${code}.`);
                expect(remedy).to.equal(remedies.join("\n"));
                expect(fact).to.contain(`sbc-a: ${one}.`).and.contain(`sbc-b: ${two}.`);
            }
        }
    });

    it("is named with its own reason in the warning if the desired node is active without it", () => {
        const error = new Failure("untrusted", "sbc-b: its certificate was not accepted.", "Give the CA.");
        const view = viewOf(sightingAs("sbc-a", "active"), { kind: "notSeen", node: "sbc-b", error });
        const decision = decide(view, { activeNode: "sbc-a", preconditions: settingsOf().preconditions });
        expect(decision).to.deep.equal({
            kind: "alreadyActive",
            warning: [
                { observed: "sbc-b can't be checked; it may still be a healthy standby.", remedy: "" },
                { observed: "sbc-b: its certificate was not accepted.", remedy: "Give the CA." },
            ],
        });
    });

    it("fails requireRedundancy with its own reason and remedy", async () => {
        const run = new PairRun();
        run.pair.intercept = ({ node, path }) => (node === "sbc-b" ? FAILURES["a login page"]?.(path) : undefined);
        const settings = settingsOf({ activeNode: "sbc-a", requireRedundancy: true, settleMs: 20_000 });
        const result = await run.ensure(settings);
        if (result.kind !== "degraded") throw new Error(result.kind);
        const error = await errorOf(run, settings);
        const failure = explainFailure(settings, result);
        expect(failure.fact).to.contain(error.fact);
        expect(failure.remedy).to.contain(error.remedy).and.not.contain("Repair");
    });

    it("gave no answer only if it gave none", async () => {
        for (const [how, answer] of Object.entries(FAILURES)) {
            if (["silence", "no connection"].includes(how)) continue;
            const run = new PairRun();
            run.pair.intercept = ({ node, path }) => (node === "sbc-a" ? answer(path) : undefined);
            const settings = settingsOf({ settleMs: 20_000 });
            const result = await run.ensure({ sessions: settings.sessions, settleMs: 20_000 });
            if (result.kind !== "refused") throw new Error(result.kind);
            expect(explainFailure(settings, result).message, how).not.to.contain("no answer");
        }
    });
});
