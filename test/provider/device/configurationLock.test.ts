import { expect } from "chai";
import {
    acquireLock,
    type ConfigurationLock,
    type LockOutcome,
    releaseLock,
    releaseOn,
} from "../../../provider/device/configurationLock.js";
import { Session } from "../../../provider/device/session.js";
import { TransportError } from "../../../provider/device/transport.js";
import type { SentRequest } from "../fakePair.js";
import { endpointNamed, PairRun } from "../pairRun.js";
import { thrownBy } from "../realPair.js";
import { errorXml } from "../statusXml.js";

type Reply = ReturnType<PairRun["pair"]["intercept"]>;

const DONE = { status: 204, body: "" };
const CUT = new TransportError("connectionLost", "socket hang up", true);

describe("the configuration lock", () => {
    let run: PairRun;
    let session: Session;
    beforeEach(() => {
        run = new PairRun();
        session = new Session(endpointNamed("sbc-a"));
    });

    /** The lock's own requests are answered by `reply`, all others as ever. */
    const answering = (reply: Reply | ((request: SentRequest) => Reply)) => {
        run.pair.intercept = (request) => {
            if (!request.path.includes("/configuration/")) return undefined;
            return typeof reply === "function" ? reply(request) : reply;
        };
    };
    const sent = () => run.pair.requests.filter(({ path }) => path.includes("/configuration/"));
    const acquired = (outcome: LockOutcome): ConfigurationLock => {
        if (outcome.kind !== "acquired") throw new Error(`The lock was ${outcome.kind}.`);
        return outcome.lock;
    };
    const take = async () => {
        answering(DONE);
        return acquired(await acquireLock(session, run.io));
    };

    describe("asked for", () => {
        it("is sent once, on a connection of its own that is closed, and remembers its token", async () => {
            const { token } = await take();
            expect(sent()).to.have.length(1);
            expect(sent()[0]).to.include({
                method: "POST",
                path: "/rest/v1.2/configuration/lock",
                connection: "own",
                authorization: `Bearer ${token.text}`,
            });
            expect(run.pair.ownConnections).to.equal(0);
        });

        it("comes with a token of less than a minute, so that the lock has nine minutes left", async () => {
            await session.token(run.io);
            await run.pass(59_000);
            expect((await take()).token.text).to.match(/^sbc-a-token-1-/);
            await run.pass(2_000);
            expect((await take()).token.text).to.match(/^sbc-a-token-2-/);
        });

        const kinds: Record<number, LockOutcome["kind"]> = {
            200: "unclear",
            202: "unclear",
            204: "acquired",
            302: "unclear",
            400: "refused",
            401: "refused",
            403: "refused",
            404: "refused",
            405: "unclear",
            409: "unclear",
            423: "held",
            429: "unclear",
            500: "unclear",
            503: "unclear",
        };
        for (const [status, kind] of Object.entries(kinds)) {
            it(`that is answered with ${status} is ${kind}, and is not repeated`, async () => {
                answering({ status: Number(status), body: "" });
                expect(await acquireLock(session, run.io)).to.have.property("kind", kind);
                answering(new TransportError("connectionLost", "aborted", true, Number(status)));
                expect(await acquireLock(session, run.io)).to.have.property("kind", kind);
                expect(sent()).to.have.length(2);
            });
        }

        it("repeats what the device says, without the token", async () => {
            answering(({ authorization }) => ({ status: 423, body: errorXml(`locked, but not for ${authorization}`) }));
            expect(await acquireLock(session, run.io)).to.deep.equal({
                kind: "held",
                fact: 'sbc-a (sbc-a) answered 423 to the request for its configuration lock ("locked, but not for Bearer [secret]").',
            });
        });

        it("is unclear without an answer, and leaves what is needed for a release", async () => {
            for (const [reply, why] of [
                [CUT, "socket hang up"],
                ["silent", "not within 10 s"],
            ] as const) {
                answering(reply);
                const outcome = await acquireLock(session, run.io);
                expect(outcome).to.include({
                    kind: "unclear",
                    fact: `sbc-a (sbc-a) gave no answer to the request for its configuration lock (${why}).`,
                });
                answering(DONE);
                if (outcome.kind === "unclear") await releaseLock(outcome.lock, run.io);
                const [lock, unlock] = sent().slice(-2);
                expect(unlock).to.include({
                    path: "/rest/v1.2/configuration/unlock",
                    authorization: lock?.authorization,
                });
            }
        });

        it("is refused, for nothing was locked, where no byte of it left", async () => {
            await session.token(run.io);
            run.pair.answer = "noConnection";
            expect(await acquireLock(session, run.io)).to.deep.equal({
                kind: "refused",
                fact: "sbc-a (sbc-a): no connection for the request for its configuration lock (the connection was refused, ECONNREFUSED).",
            });
            run.pair.a.password = "another";
            expect(await acquireLock(new Session(endpointNamed("sbc-a")), run.io)).to.deep.equal({
                kind: "refused",
                fact: 'sbc-a (sbc-a) did not accept the user name and password (401 ("Invalid user name or password")).',
            });
            expect(sent()).to.be.empty;
        });

        it("throws the reason of a run that was cancelled before, and sends nothing", async () => {
            await session.token(run.io);
            run.cancel.abort(new Error("cancelled by hand"));
            expect(await thrownBy(acquireLock(session, run.io))).to.have.property("message", "cancelled by hand");
            expect(sent()).to.be.empty;
        });

        it("throws the reason of a run that is cancelled during its log-in or while its connection is opened", async () => {
            for (const atMs of [2, 12]) {
                const cancelled = new PairRun();
                cancelled.clock.after(atMs, () => cancelled.cancel.abort(new Error("cancelled by hand")));
                const asking = acquireLock(new Session(endpointNamed("sbc-a")), cancelled.io);
                expect(await thrownBy(asking)).to.have.property("message", "cancelled by hand");
                expect(cancelled.pair.requests.filter(({ path }) => path.endsWith("/lock"))).to.be.empty;
            }
        });

        it("that is cancelled on its way is unclear, since it may have arrived", async () => {
            answering(() => {
                run.cancel.abort(new Error("cancelled by hand"));
                return "silent";
            });
            const outcome = await acquireLock(session, run.io);
            expect(outcome).to.include({
                kind: "unclear",
                fact: "sbc-a (sbc-a) gave no answer to the request for its configuration lock (the run was cancelled first).",
            });
            expect(run.pair.ownConnections).to.equal(0);
        });
    });

    describe("given back", () => {
        it("is sent once with the token that took it, though the session has a newer one", async () => {
            const lock = await take();
            await run.pass(1_000);
            await session.token(run.io, 500);
            expect(session.currentToken?.text).to.not.equal(lock.token.text);
            expect(await releaseLock(lock, run.io)).to.deep.equal({ kind: "released" });
            expect(sent().slice(1)).to.have.length(1);
            expect(sent()[1]).to.include({
                path: "/rest/v1.2/configuration/unlock",
                connection: "own",
                authorization: `Bearer ${lock.token.text}`,
            });
        });

        it("is sent to the other node with that node's own token", async () => {
            answering(DONE);
            const other = new Session(endpointNamed("sbc-b"));
            await other.token(run.io);
            expect(await releaseOn(other, run.io)).to.deep.equal({ kind: "released" });
            expect(sent()).to.have.length(1);
            expect(sent()[0]).to.include({ node: "sbc-b", authorization: `Bearer ${other.currentToken?.text}` });
            expect(run.pair.logins).to.have.length(1);
        });

        it("is sent in a run that was cancelled", async () => {
            const lock = await take();
            run.cancel.abort(new Error("cancelled by hand"));
            expect(await releaseLock(lock, run.io)).to.deep.equal({ kind: "released" });
            expect(await releaseOn(new Session(endpointNamed("sbc-b")), run.io)).to.deep.equal({ kind: "released" });
            expect(sent().map(({ node, path }) => `${node} ${path.split("/").at(-1)}`)).to.deep.equal([
                "sbc-a lock",
                "sbc-a unlock",
                "sbc-b unlock",
            ]);
        });

        it("is given up after three seconds, or after the node's own limit if that is shorter", async () => {
            const lock = await take();
            answering("silent");
            for (const [requestTimeoutMs, seconds] of [
                [10_000, 3],
                [1_000, 1],
            ] as const) {
                const own = new Session(endpointNamed("sbc-a", { requestTimeoutMs }));
                const startedMs = run.clock.now();
                expect(await releaseLock({ session: own, token: lock.token }, run.io)).to.deep.equal({
                    kind: "failed",
                    fact: `sbc-a (sbc-a) gave no answer to the request to release its configuration lock (not within ${seconds} s).`,
                });
                expect(run.clock.now() - startedMs).to.equal(seconds * 1000);
            }
            expect(run.pair.ownConnections).to.equal(0);
        });

        it("counts the log-in in, where one is needed", async () => {
            run.pair.intercept = () => "silent";
            const startedMs = run.clock.now();
            expect(await releaseOn(session, run.io)).to.deep.equal({
                kind: "failed",
                fact: "sbc-a (sbc-a) gave no answer to the request to release its configuration lock (not within 3 s).",
            });
            expect(run.clock.now() - startedMs).to.equal(3_000);
        });

        const kinds = {
            200: "failed",
            204: "released",
            401: "failed",
            403: "failed",
            404: "failed",
            423: "notHeld",
            500: "failed",
        };
        for (const [status, kind] of Object.entries(kinds)) {
            it(`that is answered with ${status} is ${kind}, and is not repeated`, async () => {
                const lock = await take();
                answering({ status: Number(status), body: "" });
                expect(await releaseLock(lock, run.io)).to.have.property("kind", kind);
                expect(await releaseOn(session, run.io)).to.have.property("kind", kind);
                expect(sent()).to.have.length(3);
            });
        }

        it("says who has the lock, as far as the device does, without the token", async () => {
            const lock = await take();
            answering(({ authorization }) => ({
                status: 423,
                body: errorXml(`User does not have the lock: ${authorization}`),
            }));
            expect(await releaseLock(lock, run.io)).to.deep.equal({
                kind: "notHeld",
                fact: 'sbc-a (sbc-a) answered 423 to the request to release its configuration lock ("User does not have the lock: Bearer [secret]").',
            });
        });

        it("has failed where the connection breaks, can't be opened, or has no token", async () => {
            const lock = await take();
            answering(CUT);
            expect(await releaseLock(lock, run.io)).to.have.property("kind", "failed");
            run.pair.a.isUp = false;
            expect(await releaseLock(lock, run.io)).to.deep.equal({
                kind: "failed",
                fact: "sbc-a (sbc-a) gave no answer to the request to release its configuration lock (the connection was refused, ECONNREFUSED).",
            });
            run.pair.b.password = "another";
            expect(await releaseOn(new Session(endpointNamed("sbc-b")), run.io)).to.deep.equal({
                kind: "failed",
                fact: 'sbc-b (sbc-b) did not accept the user name and password (401 ("Invalid user name or password")).',
            });
        });
    });
});
