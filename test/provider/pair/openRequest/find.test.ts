import { expect } from "chai";
import { awaitOpenRequest } from "../../../../provider/pair/openRequest/await.js";
import { findOpenRequest } from "../../../../provider/pair/openRequest/find.js";
import type { PairSettings } from "../../../../provider/pair/settings.js";
import { Session } from "../../../../provider/device/session.js";
import { SbcError } from "../../../../provider/errors.js";
import { type JournalEntry, markOf } from "../../../../provider/state/journal.js";
import type { RunParts } from "../../../../provider/pair/run/runParts.js";
import { endpointNamed, PairRun, settingsOf } from "../../pairRun.js";

const START_MS = 1_000_000;

describe("the write-ahead journal of a switchover", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));

    it("has the request before its first byte leaves, and no longer when its outcome was seen", async () => {
        let before: readonly JournalEntry[] = [];
        run.pair.onAsked = () => (before = [...run.journal.entries]);
        expect(await run.ensure()).to.have.property("kind", "switched");
        const [entry] = before;
        expect(before).to.have.length(1);
        expect(entry).to.deep.include({
            isHashed: false,
            nodes: [
                { name: "sbc-a", endpoint: "sbc-a:443" },
                { name: "sbc-b", endpoint: "sbc-b:443" },
            ],
            from: 0,
            settleSeconds: 90,
            switchoverCounts: [3, 3],
        });
        expect(run.journal.entries).to.be.empty;
    });

    it("has hashes in place of names and addresses that are secret", async () => {
        let text = "";
        run.pair.onAsked = () => (text = JSON.stringify(run.journal.entries));
        await run.ensure({ hasSecretNodes: true });
        expect(text).to.contain('"isHashed":true').and.not.contain("sbc-");
    });

    it("keeps a request with an unknown outcome, under the id that is recorded", async () => {
        run.pair.answer = "lost";
        run.pair.actsAfterMs = undefined;
        const result = await run.ensure();
        if (result.kind !== "unknown") throw new Error(result.kind);
        expect(run.journal.entries.map(({ id }) => id)).to.deep.equal([result.pending.id]);
        expect(result.action.id).to.equal(result.pending.id);
    });

    it("has nothing of a request that did not leave", async () => {
        run.pair.intercept = ({ path }) => {
            if (path.endsWith("/status") && run.pair.ownConnections > 0) run.pair.b.health = 60;
            return undefined;
        };
        expect(await run.ensure()).to.have.property("kind", "refused");
        expect(run.journal.entries).to.be.empty;
    });

    describe("that can't be written", () => {
        beforeEach(() => {
            const full = new SbcError("invalidInput", "/journal is full.", "Make room.");
            run.journal.write = () => Promise.reject(full);
        });

        it("is one warning, and the run goes on", async () => {
            expect(await run.ensure()).to.have.property("kind", "switched");
            expect(run.lines.filter((line) => line.includes("/journal is full."))).to.have.length(1);
        });

        it("is a refusal, with nothing sent, if it is required", async () => {
            const { result } = await run.ensureWith({}, { isJournalRequired: true });
            if (result.kind !== "refused") throw new Error(result.kind);
            expect(result.reasons[0]?.observed).to.contain("/journal is full.");
            expect(run.pair.asked).to.be.empty;
        });
    });
});

describe("a request that only the journal knows", () => {
    let run: PairRun;
    beforeEach(() => (run = new PairRun()));
    const elapsedMs = () => run.clock.now() - START_MS;

    function entry(overrides: Partial<JournalEntry> & { readonly agoMs?: number } = {}): JournalEntry {
        const { agoMs = 1000, ...rest } = overrides;
        const [a, b] = ["sbc-a", "sbc-b"].map((name) => markOf(endpointNamed(name), false));
        return {
            id: "left",
            isHashed: false,
            nodes: [a!, b!],
            from: 0,
            since: new Date(run.clock.date().getTime() - agoMs).toISOString(),
            settleSeconds: 90,
            switchoverCounts: [3, 3],
            ...rest,
        };
    }
    const leave = async (overrides: Parameters<typeof entry>[0] = {}) => await run.journal.write(entry(overrides));

    it("is watched by the next run, and not sent again, when it acts late", async () => {
        await leave();
        run.clock.after(40_000, () => run.pair.toggle("forced by command"));
        const { result, resolved } = await run.ensureWith();
        expect(result.kind).to.equal("alreadyActive");
        expect(resolved).to.deep.include({ outcome: "switched" });
        expect(run.pair.asked).to.be.empty;
        expect(run.journal.entries).to.be.empty;
    });

    it("is only watched until it is 90 s old, whatever settleSeconds is today, and as old as its own run declared", async () => {
        const cases = [
            [{}, 12_000, 89_000],
            [{ settleSeconds: 12 }, 12_000, 89_000],
            [{ settleSeconds: 200 }, 12_000, 199_000],
            [{ settleSeconds: 12 }, 150_000, 149_000],
        ] as const;
        for (const [overrides, settleMs, atLeastMs] of cases) {
            run = new PairRun();
            await leave(overrides);
            await run.ensure({ settleMs });
            expect(run.pair.asked).to.have.length(1);
            const askedMs = (run.pair.asked[0]?.atMs ?? 0) - START_MS;
            expect(askedMs, JSON.stringify([overrides, settleMs])).to.be.within(atLeastMs, atLeastMs + 10_000);
        }
    });

    const found: Readonly<Record<string, () => Promise<readonly [PairSettings, string, string]>>> = {
        "a node that was renamed at its address": async () => {
            const a = endpointNamed("sbc-x", { host: "sbc-a" });
            const b = endpointNamed("sbc-b");
            await leave();
            return [settingsOf({ sessions: [new Session(a), new Session(b)] }), "sbc-x", "sbc-b"];
        },
        "both nodes renamed": async () => {
            const a = endpointNamed("sbc-x", { host: "sbc-a" });
            const b = endpointNamed("sbc-y", { host: "sbc-b" });
            await leave();
            return [settingsOf({ sessions: [new Session(b), new Session(a)] }), "sbc-x", "sbc-y"];
        },
        "one address that is another": async () => {
            const b = endpointNamed("sbc-b", { host: "10.0.0.9" });
            await leave();
            return [settingsOf({ sessions: [new Session(endpointNamed("sbc-a")), new Session(b)] }), "sbc-a", "sbc-b"];
        },
        "other addresses, by the names": async () => {
            const sessions = ["SBC-A", "SBC-B"].map(
                (name) => new Session(endpointNamed(name, { host: `${name}.new` })),
            );
            await leave({ from: 1 });
            return [settingsOf({ sessions: [sessions[0]!, sessions[1]!] }), "SBC-B", "SBC-A"];
        },
        "names that were secret": async () => {
            const nodes = ["sbc-a", "sbc-b"].map((name) => markOf(endpointNamed(name), true));
            await leave({ isHashed: true, nodes: [nodes[0]!, nodes[1]!] });
            return [settingsOf(), "sbc-a", "sbc-b"];
        },
        "the other order": async () => {
            await leave({ from: 1 });
            return [settingsOf(), "sbc-b", "sbc-a"];
        },
    };
    for (const [what, arrange] of Object.entries(found)) {
        it(`is found again by ${what}, in today's names`, async () => {
            const [settings, from, to] = await arrange();
            const open = await findOpenRequest(settings, run.run, run.io);
            expect(open?.pending).to.deep.include({ id: "left", from, to });
        });
    }

    it("of another pair is none of this one's", async () => {
        const nodes = ["other-a", "other-b"].map((name) => markOf(endpointNamed(name), false));
        await leave({ nodes: [nodes[0]!, nodes[1]!] });
        expect(await findOpenRequest(settingsOf(), run.run, run.io)).to.equal(undefined);
    });

    it("is the same fact as what is recorded under its id", async () => {
        await leave();
        const { since } = entry({ agoMs: 5000 });
        const pending = { id: "left", since, from: "sbc-a", to: "sbc-b", switchoverCounts: {} };
        const open = await findOpenRequest(settingsOf({ pending }), run.run, run.io);
        expect(open?.pending.since, "the later of two times makes it younger").to.equal(entry().since);
        expect(open?.entries).to.deep.equal(["left"]);
    });

    it("is stale, and removed, if its end is recorded", async () => {
        const lastAction = { id: "left", at: entry().since, outcome: "switched" } as const;
        await leave();
        expect(await findOpenRequest(settingsOf({ lastAction }), run.run, run.io)).to.equal(undefined);
        await awaitOpenRequest(settingsOf({ lastAction }), run.run, run.io);
        expect(run.journal.entries).to.be.empty;
    });

    it("is no less open for a recorded outcome that is none: a state may have been edited by hand", async () => {
        const lastAction = { id: "left", at: entry().since, outcome: "probably" as "unknown" };
        await leave();
        expect(await findOpenRequest(settingsOf({ lastAction }), run.run, run.io)).to.have.nested.property(
            "pending.id",
            "left",
        );
    });

    it("is removed silently if it is old and a later action is recorded", async () => {
        await leave({ agoMs: 200_000 });
        const lastAction = { id: "later", at: entry().since, outcome: "switched" } as const;
        const told: (string | undefined)[] = [];
        const onOpenRequest: RunParts["onOpenRequest"] = (open) => void told.push(open?.id);
        await awaitOpenRequest(settingsOf({ lastAction }), { ...run.run, onOpenRequest }, run.io);
        expect([run.journal.entries, run.lines]).to.deep.equal([[], []]);
        expect(told, "of a run that is cancelled after it").to.deep.equal(["left", undefined]);
    });

    it("is watched while it is young, though an action of a machine whose clock is ahead is recorded", async () => {
        await leave();
        const at = new Date(run.clock.date().getTime() + 3_600_000).toISOString();
        await run.ensure({ lastAction: { id: "ahead", at, outcome: "switched" } });
        expect((run.pair.asked[0]?.atMs ?? 0) - START_MS).to.be.at.least(89_000);
    });

    it("stays open beside an earlier action, and beside its own unknown outcome", async () => {
        for (const lastAction of [
            { id: "left", at: entry().since, outcome: "unknown" },
            { id: "earlier", at: entry({ agoMs: 60_000 }).since, outcome: "switched" },
        ] as const) {
            run = new PairRun();
            await leave();
            expect((await findOpenRequest(settingsOf({ lastAction }), run.run, run.io))?.pending.id).to.equal("left");
        }
    });

    it("whose entry can't be removed delays a run once, and no longer", async () => {
        await leave({ agoMs: 100_000 });
        run.journal.remove = () => Promise.resolve();
        expect(await run.ensure()).to.have.property("kind", "switched");
        expect(run.pair.asked).to.have.length(1);
    });

    it("is kept while the pair can't be seen", async () => {
        await leave({ agoMs: 100_000 });
        run.pair.b.isUp = false;
        await run.ensure();
        expect(run.journal.entries).to.have.length(1);
    });

    it("that another run settles meanwhile is not waited for any longer", async () => {
        await leave();
        run.clock.after(10_000, () => void run.journal.remove("left"));
        await awaitOpenRequest(settingsOf(), run.run, run.io);
        expect(elapsedMs()).to.be.within(10_000, 12_000);
    });

    it("left by the run that had the lock before is watched before anything is sent", async () => {
        let isFirst = true;
        const acquire = async () => {
            if (isFirst) await leave({ agoMs: 0 });
            isFirst = false;
            return { kind: "held", release: () => Promise.resolve() } as const;
        };
        await run.ensureWith({}, { locks: { acquire } });
        expect(run.pair.asked).to.have.length(1);
        expect((run.pair.asked[0]?.atMs ?? 0) - START_MS).to.be.at.least(90_000);
    });
});
