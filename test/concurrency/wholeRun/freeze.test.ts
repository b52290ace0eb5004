import { expect } from "chai";
import type { Simulator } from "../../../simulator/index.js";
import { succeeded } from "../../crash/onePair.js";
import { configure } from "../../endToEnd/exampleStack.js";
import { getPlaceFirst } from "../../endToEnd/place.js";
import { failed } from "../../endToEnd/readRun.js";
import { sideBySide } from "../../endToEnd/sideBySide.js";
import { startPair } from "../../endToEnd/simulatedPair.js";
import { type By, declare, stackOfBothFaces } from "./program.js";

/** The dynamic provider, and an explicit `Provider` of the plugin, which has nothing of the stack but its safety settings. */
const BOTH: readonly By[] = ["dynamic", "one"];
const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const JOB = {
    ...{ GITHUB_ACTIONS: "true", GITHUB_TRIGGERING_ACTOR: "jane", GITHUB_RUN_ID: "4711", GITHUB_SHA: COMMIT },
    ...{ GITHUB_SERVER_URL: "https://bot:token@github.com", GITHUB_REPOSITORY: "acme/voice" },
};

async function frozenThenNot(): Promise<void> {
    const pairs = await Promise.all(BOTH.map((by) => startPair(`frozen-${by}`)));
    try {
        const stack = await stackOfBothFaces("frozen", pairs[0] as Simulator);
        Object.assign(stack.place.envVars, JOB);
        Object.assign(stack.stack.workspace.envVars, JOB);
        const declareActive = (node: "a" | "b") =>
            declare(stack, ...BOTH.map((by, i) => ({ name: by, by, pair: pairs[i] as Simulator, desired: node })));
        const received = () => pairs.map((pair) => pair.switchoversReceived());
        await declareActive("a");
        succeeded(await stack.up());
        await declareActive("b");
        await configure(stack, { "oracle-sbc:freeze": "CHG-99 until Monday" });

        const shown = await stack.preview();
        expect(shown.changes, shown.text).to.have.property("update", BOTH.length);
        const refused = failed(await stack.up({ continueOnError: true }));
        for (const by of BOTH) {
            const reason = new RegExp(`sbc-frozen-${by}-b: REFUSED\\.[^]*Freeze: "CHG-99 until Monday"`);
            expect(shown.text).to.match(reason);
            expect(refused).to.match(reason);
        }
        expect(received()).to.deep.equal([0, 0]);

        // Of this machine's clock and the devices', which are one here.
        await configure(stack, { "oracle-sbc:freezeUntil": new Date(Date.now() - 1000).toISOString() });
        pairs.forEach((pair, i) => pair.setSessions(120 + i));
        succeeded(await stack.up());
        expect(received()).to.deep.equal([1, 1]);
        for (const [i, by] of BOTH.entries()) {
            const { lastAction } = (await stack.recorded(by)) as { lastAction: Readonly<Record<string, unknown>> };
            expect(lastAction).to.deep.include({
                requestedBy: { actor: "jane", run: "https://github.com/acme/voice/actions/runs/4711", commit: COMMIT },
                sessionsBefore: 120 + i,
                sessionsAfter: 120 + i,
            });
        }

        await configure(stack, { "oracle-sbc:actor": "CHG-100 by Joe" });
        await declareActive("a");
        succeeded(await stack.up());
        for (const by of BOTH) {
            const { lastAction } = (await stack.recorded(by)) as { lastAction: { requestedBy: unknown } };
            expect(lastAction.requestedBy).to.include({ actor: "CHG-100 by Joe" });
        }
    } finally {
        await Promise.all(pairs.map((pair) => pair.stop()));
    }
}

async function refusedAsWritten(): Promise<void> {
    const pair = await startPair("badfreeze");
    try {
        const stack = await stackOfBothFaces("badfreeze", pair);
        await configure(stack, { "oracle-sbc:freezeUntil": "2026-11-30T08:00:00+01:00" });
        for (const by of BOTH) {
            await declare(stack, { name: by, by, pair, desired: "b" });
            const text = failed(await stack.up());
            expect(text).to.contain("oracle-sbc:freezeUntil is set without freeze; set freeze to the reason");
        }
        expect(pair.switchoversReceived()).to.equal(0);
    } finally {
        await pair.stop();
    }
}

describe("a stack's freeze, and what is recorded of who switched over, by both faces in one run", () => {
    getPlaceFirst();

    sideBySide({
        "refuses every switchover, in previews too and for explicit Providers, until it is over": frozenThenNot,
        "is refused if it can't be read, with nothing sent": refusedAsWritten,
    });
});
