import { expect } from "chai";
import * as fc from "fast-check";
import { setMaxListeners } from "node:events";
import { LoginGate } from "../../../provider/device/logins.js";
import { emptyRecord, MemoryRunBook, type RunRecord } from "../../../provider/state/runBook.js";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { type Transport, TransportError } from "../../../provider/device/transport.js";
import { endpointNamed, PairRun } from "../pairRun.js";
import { errorXml, tokenXml } from "../statusXml.js";
import { VirtualClock } from "../virtualClock.js";

type Answer = "accepts" | "refuses" | "forbids" | "fails" | "breaks";
interface Node {
    readonly answer: Answer;
    readonly afterMs: number;
    /** Of its first login, and of the second try. */
    readonly startMs: number;
    readonly againMs: number;
}

/** Nodes that answer a login and nothing else, and what reached them. */
class Logins {
    readonly clock = new VirtualClock();
    inFlight = 0;
    refusals = 0;
    isAccepted = false;
    /** The most logins, under way and refused, that there were at a time before one was accepted. */
    mostAtRisk = 0;
    readonly tried: string[] = [];
    readonly cancel = new AbortController();

    constructor(readonly nodes: readonly Node[]) {
        setMaxListeners(0, this.cancel.signal);
    }

    readonly transport: Transport = {
        send: async ({ endpoint }, signal) => {
            const node = this.nodes[Number(endpoint.name.replace("n", ""))];
            if (node === undefined) throw new Error("No such node.");
            this.tried.push(endpoint.name);
            this.inFlight += 1;
            if (!this.isAccepted) this.mostAtRisk = Math.max(this.mostAtRisk, this.inFlight + this.refusals);
            try {
                await this.clock.sleep(node.afterMs, signal).catch(() => {
                    throw new TransportError("aborted", "The operation was aborted.", true);
                });
                if (node.answer === "breaks") throw new TransportError("connectionLost", "socket hang up", true);
                return this.#replyOf(node.answer);
            } finally {
                this.inFlight -= 1;
            }
        },
        open: () => Promise.reject(new Error("Nothing is opened here.")),
    };

    #replyOf(answer: Answer) {
        if (answer === "accepts") this.isAccepted = true;
        if (answer === "accepts") return { status: 200, body: tokenXml("t0ken") };
        if (answer === "fails") return { status: 500, body: "" };
        this.refusals += 1;
        return { status: answer === "refuses" ? 401 : 403, body: errorXml("no") };
    }

    get io() {
        return { clock: this.clock, transport: this.transport, signal: this.cancel.signal, log: () => undefined };
    }

    sessions(gate: LoginGate): Session[] {
        return this.nodes.map((_node, index) => new Session(endpointNamed(`n${index}`), gate));
    }

    /** Every node is logged in to twice; what each one's last try gave. */
    async run(sessions: readonly Session[]): Promise<string[]> {
        return await Promise.all(
            sessions.map(async (session, index) => {
                const { startMs = 0, againMs = 0 } = this.nodes[index] ?? {};
                await this.clock.sleep(startMs, this.cancel.signal);
                await outcomeOf(session.token(this.io));
                await this.clock.sleep(againMs, this.cancel.signal);
                return await outcomeOf(session.token(this.io));
            }),
        );
    }
}

class CountingBook extends MemoryRunBook {
    updates = 0;

    override update<T>(change: (record: RunRecord) => T): Promise<T> {
        this.updates += 1;
        return super.update(change);
    }
}

const outcomeOf = (login: Promise<unknown>) =>
    login.then(
        () => "token",
        (error: Error & { code?: string }) => error.code ?? error.message,
    );

const node = (answers: readonly Answer[]): fc.Arbitrary<Node> =>
    fc.record({
        answer: fc.constantFrom(...answers),
        afterMs: fc.integer({ min: 1, max: 9_000 }),
        startMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20_000 })),
        againMs: fc.integer({ min: 0, max: 20_000 }),
    });
const at = (startMs: number, answer: Answer, afterMs = 1_000): Node => ({ answer, afterMs, startMs, againMs: 0 });

describe("the logins of one run", () => {
    it("are three at most that are under way or refused, until one is accepted, however many nodes there are", async () => {
        const all = node(["accepts", "refuses", "forbids", "fails", "breaks"]);
        await fc.assert(
            fc.asyncProperty(fc.array(all, { maxLength: 14 }), async (nodes) => {
                const logins = new Logins(nodes);
                const outcomes = await logins.run(logins.sessions(new LoginGate()));
                expect(logins.mostAtRisk).to.be.at.most(3);
                expect(logins.inFlight).to.equal(0);
                if (!logins.isAccepted) expect(logins.refusals).to.be.at.most(3);
                nodes.forEach(({ answer }, index) => {
                    // A node that refused is never tried again, and one that accepts is reached once another has.
                    const tries = logins.tried.filter((name) => name === `n${index}`).length;
                    if (answer === "refuses" || answer === "forbids") expect(tries).to.be.at.most(1);
                    if (answer === "accepts" && logins.isAccepted) expect(outcomes[index]).to.equal("token");
                });
            }),
            { numRuns: 300 },
        );
    });

    it("are tried on three nodes of any number that refuse, and the others name those that did", async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(node(["refuses", "forbids"]), { minLength: 4, maxLength: 12 }), async (nodes) => {
                const logins = new Logins(nodes);
                await logins.run(logins.sessions(new LoginGate()));
                expect([logins.refusals, logins.tried.length]).to.deep.equal([3, 3]);
            }),
            { numRuns: 100 },
        );
        const logins = new Logins([at(0, "refuses"), at(0, "refuses"), at(0, "forbids"), at(5_000, "accepts")]);
        const sessions = logins.sessions(new LoginGate());
        await logins.run(sessions);
        const error: unknown = await getStatus(sessions[3] as Session, logins.io).catch((thrown: unknown) => thrown);
        expect(error).to.include({ code: "unauthorized" });
        expect((error as Error).message)
            .to.include("n3 (n3): no login, since this user name and password were refused already (by n0, n1, n2)")
            .and.to.include("not tried again in this run, since devices lock accounts");
    });

    it("go on where one node has accepted the credential: a refusal is then that node's alone", async () => {
        const refusing = Array.from({ length: 6 }, () => at(2_000, "refuses"));
        const logins = new Logins([at(0, "accepts"), ...refusing, at(9_000, "accepts")]);
        const outcomes = await logins.run(logins.sessions(new LoginGate()));
        expect(logins.refusals).to.equal(6);
        expect(outcomes.at(-1)).to.equal("token");
    });

    it("are counted for each credential on its own", async () => {
        const logins = new Logins([at(0, "refuses"), at(0, "refuses"), at(0, "refuses"), at(5_000, "accepts")]);
        const gate = new LoginGate();
        const sessions = logins.sessions(gate);
        sessions[3] = new Session(
            endpointNamed("n3", { credentials: { username: "other", password: "s3cret" } }),
            gate,
        );
        expect((await logins.run(sessions)).at(-1)).to.equal("token");
    });

    it("change the run's record for three of them, and not for each of many nodes", async () => {
        const logins = new Logins(Array.from({ length: 60 }, () => at(0, "accepts")));
        const book = new CountingBook();
        const outcomes = await logins.run(logins.sessions(new LoginGate(book)));
        expect(outcomes).to.deep.equal(Array.from({ length: 60 }, () => "token"));
        // Each of the three begins and ends.
        expect(book.updates).to.equal(6);
    });

    it("wait outside the time that a node has for its answer", async () => {
        const slow = Array.from({ length: 3 }, () => at(0, "fails", 9_000));
        const logins = new Logins([...slow, at(0, "accepts", 9_000)]);
        expect((await logins.run(logins.sessions(new LoginGate()))).at(-1)).to.equal("token");
    });

    it("that wait end at once where the run is cancelled, with its own reason", async () => {
        const logins = new Logins([...Array.from({ length: 3 }, () => at(0, "accepts", 9_000)), at(0, "accepts")]);
        const sessions = logins.sessions(new LoginGate());
        const reason = new Error("The run was cancelled.");
        logins.clock.after(500, () => logins.cancel.abort(reason));
        const last = await sessions.map((session) => outcomeOf(session.token(logins.io))).at(-1);
        expect([last, logins.clock.now(), logins.tried]).to.deep.equal([reason.message, 1_000_500, ["n0", "n1", "n2"]]);
    });

    describe("in several processes of one run", () => {
        const gates = (count: number, record = emptyRecord()) =>
            Array.from({ length: count }, (_, index) => new LoginGate(new MemoryRunBook(`process ${index}`, record)));

        it("are three at most together that are under way or refused, until one is accepted in any of them", async () => {
            const all = node(["accepts", "refuses", "forbids", "fails", "breaks"]);
            const processes = fc.integer({ min: 2, max: 4 });
            await fc.assert(
                fc.asyncProperty(fc.array(all, { maxLength: 14 }), processes, async (nodes, count) => {
                    const logins = new Logins(nodes);
                    const own = gates(count);
                    const sessions = nodes.map(
                        (_, index) => new Session(endpointNamed(`n${index}`), own[index % count] as LoginGate),
                    );
                    const outcomes = await logins.run(sessions);
                    expect(logins.mostAtRisk).to.be.at.most(3);
                    nodes.forEach(({ answer }, index) => {
                        if (answer === "accepts" && logins.isAccepted) expect(outcomes[index]).to.equal("token");
                    });
                }),
                { numRuns: 200 },
            );
        });

        it("say how many were refused in other processes", async () => {
            const [one, other] = gates(2) as [LoginGate, LoginGate];
            const logins = new Logins([at(0, "refuses"), at(0, "refuses"), at(0, "refuses"), at(5_000, "accepts")]);
            const sessions = logins.nodes.map(
                (_, index) => new Session(endpointNamed(`n${index}`), index < 2 ? one : other),
            );
            await logins.run(sessions);
            const error = await sessions[3]?.token(logins.io).catch((thrown: unknown) => thrown);
            expect((error as Error).message).to.include("(by n2, 2 more in other provider processes of this run)");
        });

        it("tell nothing of the credential, and have other keys in another run", async () => {
            const first = emptyRecord();
            const second = emptyRecord();
            for (const record of [first, second]) {
                const [gate] = gates(1, record) as [LoginGate];
                await new Logins([at(0, "refuses")]).run([new Session(endpointNamed("n0"), gate)]);
                expect(JSON.stringify(record)).not.to.match(/admin|s3cret/);
                // Twenty bits: too few to tell whether a guess is right.
                expect(Object.keys(record.logins).join()).to.match(/^[0-9a-f]{5}$/);
            }
            expect(Object.keys(first.logins)).not.to.deep.equal(Object.keys(second.logins));
        });

        it("that wait for the record end at once where the run is cancelled", async () => {
            const book = new MemoryRunBook();
            const silent = { self: "one", problem: () => undefined, changed: (s: AbortSignal) => book.changed(s) };
            const gate = new LoginGate({ ...silent, update: () => new Promise<never>(() => undefined) });
            const run = new PairRun();
            const login = outcomeOf(new Session(endpointNamed("sbc-a"), gate).token(run.io));
            run.cancel.abort(new Error("The run was cancelled."));
            expect([await login, run.pair.requests]).to.deep.equal(["The run was cancelled.", []]);
        });
    });
});
