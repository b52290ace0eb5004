import { expect } from "chai";
import type { Io } from "../../../../provider/device/io.js";
import type { Session } from "../../../../provider/device/session.js";
import { decide } from "../../../../provider/pair/decide.js";
import { explainFailure } from "../../../../provider/pair/messages/failures.js";
import { lookToDecide } from "../../../../provider/pair/look.js";
import { switchoverPrecondition } from "../../../../provider/pair/preconditions/definition.js";
import { allPreconditions, requiredPreconditions, SWITCHOVER } from "../../../../provider/pair/preconditions/list.js";
import { describeChecklist } from "../../../../provider/pair/preconditions/precondition.js";
import type { DesiredPair } from "../../../../provider/pair/settings.js";
import { Looks } from "../../../../provider/plugin/haActiveNode/lookCache.js";
import { preconditionsSchema } from "../../../../provider/resource/inputs/preconditions.js";
import { MemoryRunBook } from "../../../../provider/state/runBook.js";
import { PairRun, settingsOf } from "../../pairRun.js";

const PATH = "/statistics/kpis?type=cpuLoad";

async function getCpuPercent(session: Session, io: Io, maxTokenAgeMs?: number): Promise<number> {
    return Number((await session.getIfAllowed(PATH, io, maxTokenAgeMs)).body);
}

/** What the file of a precondition has, and nothing else. */
const maximumCpuPercent = switchoverPrecondition({
    argument: { kind: "number", what: "a percentage", from: 0, to: 100 },
    needs: getCpuPercent,
    check: ({ value }, { active }, percent = NaN) => ({
        name: `CPU load of ${active.node}`,
        observed: `${percent} %`,
        required: `at most ${value} %`,
        met: percent <= value,
        remedy: "Wait.",
    }),
});

describe("a precondition that is added to the list", () => {
    before(() => Object.assign(SWITCHOVER, { maximumCpuPercent }));
    after(() => Reflect.deleteProperty(SWITCHOVER, "maximumCpuPercent"));

    const requiring = (percent: number): Partial<DesiredPair> => {
        const declared: object = { maximumCpuPercent: percent };
        return { preconditions: requiredPreconditions(declared) };
    };

    let run: PairRun;
    beforeEach(() => {
        run = new PairRun();
        run.pair.intercept = ({ path }) => (path.endsWith(PATH) ? { status: 200, body: "80" } : undefined);
    });
    const readings = () => run.pair.requests.filter(({ path }) => path.endsWith(PATH)).map(({ node }) => node);

    it("is an argument, checked as its file says", () => {
        const problemsOf = (value: unknown) =>
            preconditionsSchema()
                .safeParse(value)
                .error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
        expect(problemsOf({ maximumCpuPercent: 50 })).to.equal(undefined);
        expect(problemsOf({ maximumCpuPercent: 101 })).to.deep.equal([
            "maximumCpuPercent is out of range; write a percentage",
        ]);
        expect(problemsOf({ cpu: 1 })?.[0]).to.contain("changeWindows, maximumCpuPercent");
    });

    it("is in the settings where it is declared, and only there", () => {
        expect(requiring(50).preconditions).to.have.deep.property("maximumCpuPercent", { value: 50, isDeclared: true });
        expect(requiredPreconditions()).to.have.keys(["minimumHealthPercent", "synchronized"]);
    });

    it("is read where it is required, from the active node, and only if that is not the desired one", async () => {
        await lookToDecide(settingsOf(), run.io);
        await lookToDecide(settingsOf({ ...requiring(50), activeNode: "sbc-a" }), run.io);
        expect(readings()).to.not.include("sbc-a");
        await lookToDecide(settingsOf(requiring(50)), run.io);
        expect(readings().filter((node) => node === "sbc-a")).to.have.length(1);
    });

    it("is checked, and in the checklist of a preview and of a refusal", async () => {
        const line = "[not ok] CPU load of sbc-a: 80 % (required: at most 50 %)";
        const settings = settingsOf(requiring(50));
        const decision = decide(await lookToDecide(settings, run.io), settings);
        if (decision.kind !== "refuse") throw new Error(decision.kind);
        expect(describeChecklist(decision.checks)).to.contain(line);
        const result = await run.ensure(requiring(50));
        if (result.kind !== "refused") throw new Error(result.kind);
        expect(explainFailure(settings, result).message).to.contain(line);
        expect(run.pair.asked).to.deep.equal([]);
        expect(await run.ensure(requiring(80))).to.have.property("kind", "switched");
    });

    it("is never previewed by a look that did not read it", async () => {
        const looks = new Looks(new MemoryRunBook());
        const { sessions } = settingsOf();
        const at = (more: Partial<DesiredPair>) => looks.at("urn", settingsOf({ sessions, ...more }), run.io);
        const without = await at({});
        expect(await at({ activeNode: "sbc-a" }), "nothing is read for either").to.equal(without);
        const first = await at(requiring(50));
        expect(first).to.not.equal(without);
        expect(await at(requiring(60)), "the same is read for both").to.equal(first);
        expect(await at({ ...requiring(60), activeNode: "sbc-a" }), "read from another node").to.not.equal(first);
    });
});

describe("the lists of preconditions", () => {
    it("hold each by the name of its argument, in the order in which they are printed", () => {
        expect(Object.keys(allPreconditions())).to.deep.equal([
            "minimumHealthPercent",
            "synchronized",
            "maximumSessions",
            "cooldownSeconds",
            "changeWindows",
        ]);
    });

    it("require by default what no user declared, and no more", () => {
        const { preconditions } = settingsOf();
        expect(requiredPreconditions()).to.deep.equal(preconditions);
    });

    it("take none that does not say what it needs, or that judges what it did not ask for", () => {
        const argument = { kind: "number", what: "a percentage", from: 0, to: 100 } as const;
        const { check } = maximumCpuPercent;
        // @ts-expect-error: nothing says what is to be read
        const silent = switchoverPrecondition({ argument, check });
        const unread = switchoverPrecondition({
            argument,
            needs: "status",
            // @ts-expect-error: nothing was read, so there is no number
            check: ({ value }, _on, percent) => (percent <= value ? undefined : maximumCpuPercent.check),
        });
        expect([silent, unread]).to.have.length(2);
    });
});
