import { expect } from "chai";
import {
    acquireLock,
    type ConfigurationLock,
    releaseLock,
    releaseOn,
} from "../../../provider/device/configurationLock.js";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { type FaultName, type Simulator, type SimulatorOptions, startSimulator } from "../../../simulator/index.js";
import { endpointOf, inShort, realIo } from "../realPair.js";

describe("the configuration lock over real TLS", () => {
    let simulator: Simulator;
    let now: Date;
    const start = async (options: SimulatorOptions = {}) => {
        now = new Date("2026-01-01T10:00:00Z");
        simulator = await startSimulator({ timeScale: 0.002, now: () => now, ...options });
    };
    beforeEach(() => start());
    afterEach(() => simulator.stop());

    const sessionOf = (index: 0 | 1, overrides = {}) =>
        new Session(endpointOf(simulator, simulator.nodes[index], overrides));
    const isLocked = () => simulator.nodes.map(({ configurationLocked }) => configurationLocked);
    const take = async (session: Session): Promise<ConfigurationLock> => {
        const outcome = await acquireLock(session, realIo());
        if (!("lock" in outcome)) throw new Error(outcome.fact);
        return outcome.lock;
    };
    const changeOver = async () => {
        simulator.failOver();
        await simulator.settled();
    };

    it("is taken, kept from others, and given back", async () => {
        const lock = await take(sessionOf(0));
        expect(isLocked()).to.deep.equal([true, false]);
        const other = await acquireLock(sessionOf(0), realIo());
        expect(other.kind === "held" && other.fact).to.match(
            /^sbc-a \(127\.0\.0\.1:\d+\) answered 423 to the request for its configuration lock \("Resource locked by another user"\)\.$/,
        );
        expect(await releaseLock(lock, realIo())).to.deep.equal({ kind: "released" });
        expect(isLocked()).to.deep.equal([false, false]);
        expect(await releaseLock(lock, realIo())).to.have.property("kind", "notHeld");
    });

    it("of somebody else is left alone", async () => {
        simulator.lockBySomebodyElse("sbc-a");
        const session = sessionOf(0);
        expect(await acquireLock(session, realIo())).to.have.property("kind", "held");
        expect(await releaseOn(session, realIo())).to.have.property("kind", "notHeld");
        expect(isLocked()).to.deep.equal([true, false]);
    });

    it("is refused to a user without administrator rights", async () => {
        const credentials = { username: "user", password: "acme-packet-user" };
        const outcome = await acquireLock(sessionOf(0, { credentials }), realIo());
        expect(outcome).to.have.property("kind", "refused");
        expect(isLocked()).to.deep.equal([false, false]);
    });

    it("outlives the look that comes after it, whose connection is another", async () => {
        const session = sessionOf(0);
        await getStatus(session, realIo());
        await take(session);
        await getStatus(session, realIo());
        const connections = simulator.requests.map(({ connection }) => connection);
        expect(simulator.requests.map(inShort)).to.deep.equal([
            "POST token 200",
            "GET status 200",
            "POST lock 204",
            "GET status 200",
        ]);
        expect(connections.filter((connection) => connection === connections[2])).to.have.length(1);
        expect(isLocked()).to.deep.equal([true, false]);
    });

    it("ends with its token", async () => {
        const lock = await take(sessionOf(0));
        now = new Date("2026-01-01T10:09:59Z");
        expect(isLocked()).to.deep.equal([true, false]);
        now = new Date("2026-01-01T10:10:00Z");
        expect(isLocked()).to.deep.equal([false, false]);
        const released = await releaseLock(lock, realIo());
        expect(released.kind === "failed" && released.fact).to.match(/answered 401/);
    });

    const asked: Partial<Record<FaultName, string>> = {
        answerLostBeforeActing: "unclear, not locked",
        answerLostAfterActing: "unclear, locked",
        hang: "unclear, not locked",
        hangAfterActing: "unclear, locked",
        serverError: "unclear, not locked",
        serverErrorAfterActing: "unclear, locked",
        accepted202: "unclear, locked",
        tooManyRequests: "unclear, not locked",
        framing204Chunked: "acquired, locked",
        framing204ChunkedTerminator: "acquired, locked",
        locked: "held, not locked",
        badRequest: "refused, not locked",
        unauthorizedOnce: "refused, not locked",
        forbidden: "refused, not locked",
        notFound: "refused, not locked",
        nodeDown: "refused, not locked",
        hangTls: "refused, not locked",
    };
    for (const [name, expected] of Object.entries(asked) as [FaultName, string][]) {
        it(`is ${expected} where the device does ${name}, and was asked for at most once`, async () => {
            const session = sessionOf(0, /^hang/.test(name) ? { requestTimeoutMs: 500 } : {});
            await getStatus(session, realIo());
            const lasts = name === "nodeDown" || name === "hangTls";
            simulator.setFault({ name, ...(lasts ? {} : { endpoint: "lock" as const }) });
            const outcome = await acquireLock(session, realIo());
            expect(`${outcome.kind}, ${isLocked()[0] === true ? "" : "not "}locked`).to.equal(expected);
            expect(simulator.requests.filter(({ endpoint }) => endpoint === "lock")).to.have.length(lasts ? 0 : 1);
            simulator.clearFaults();
            if ("lock" in outcome) {
                const released = await releaseLock(outcome.lock, realIo());
                expect(released.kind).to.equal(expected.includes("not locked") ? "notHeld" : "released");
            }
            expect(isLocked()).to.deep.equal([false, false]);
        });
    }

    const given: Partial<Record<FaultName, string>> = {
        locked: "notHeld",
        serverError: "failed",
        htmlErrorPage: "failed",
        hang: "failed",
        reset: "failed",
        nodeDown: "failed",
    };
    for (const [name, kind] of Object.entries(given) as [FaultName, string][]) {
        it(`is ${kind} to the one who gives it back where the device does ${name}`, async () => {
            const lock = await take(sessionOf(0, { requestTimeoutMs: name === "hang" ? 500 : 2_000 }));
            simulator.setFault({ name, ...(name === "nodeDown" ? {} : { endpoint: "unlock" as const }) });
            expect(await releaseLock(lock, realIo())).to.have.property("kind", kind);
            expect(simulator.requests.filter(({ endpoint }) => endpoint === "unlock")).to.have.length(
                name === "nodeDown" ? 0 : 1,
            );
            expect(isLocked()).to.deep.equal([true, false]);
        });
    }

    it("is given back by a run that was cancelled", async () => {
        const lock = await take(sessionOf(0));
        const signal = AbortSignal.abort(new Error("stop"));
        expect(await releaseLock(lock, realIo({ signal }))).to.deep.equal({ kind: "released" });
        expect(isLocked()).to.deep.equal([false, false]);
    });

    const across = {
        stays: { after: [true, false], first: "released", other: "notHeld" },
        moves: { after: [false, true], first: "notHeld", other: "released" },
        lost: { after: [false, false], first: "notHeld", other: "notHeld" },
    } as const;
    for (const [lockAcrossSwitchover, { after, first, other }] of Object.entries(across)) {
        it(`is free on both nodes after a switchover across which it ${lockAcrossSwitchover}`, async () => {
            await simulator.stop();
            await start({ lockAcrossSwitchover: lockAcrossSwitchover as keyof typeof across });
            const lock = await take(sessionOf(0));
            await changeOver();
            expect(isLocked()).to.deep.equal(after);
            expect(await releaseLock(lock, realIo())).to.have.property("kind", first);
            expect(await releaseOn(sessionOf(1), realIo())).to.have.property("kind", other);
            expect(isLocked()).to.deep.equal([false, false]);
        });
    }
});
