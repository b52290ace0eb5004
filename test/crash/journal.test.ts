import { expect } from "chai";
import { join } from "node:path";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { switchovers } from "../endToEnd/simulatedPair.js";
import type { Run } from "../endToEnd/stack.js";
import {
    expectOneSwitchover,
    type Face,
    FACES,
    type OnePair,
    pendingOperations,
    rolesOf,
    succeeded,
    withOnePair,
} from "./onePair.js";
import { requestHasLeft } from "./watchedPair.js";

/** From the answer to the act: time enough for the next run to look, and to request if it did not know better. */
const LAG_SECONDS = 15;
const timeScale = 0.001;
const lagMs = (LAG_SECONDS * 1000) / timeScale;
const slow = { timeScale, lags: { switchover: [lagMs, lagMs] as const } };
/** Far too little for this device: nothing but the journal keeps the next run from requesting again. */
const timeouts = { quietSeconds: 0.5, settleSeconds: 60 };

interface OpenRequest {
    readonly from: { readonly name: string };
    readonly to: { readonly name: string };
}

/** The command, on the machine that the stack's runs are on. */
async function journal({ stack }: OnePair, ...args: readonly string[]): Promise<Run> {
    const cli = join(stack.place.checkout, "dist/cli/index.js");
    return await stack.program(process.execPath, [cli, "journal", ...args]);
}

async function openRequests(one: OnePair): Promise<readonly OpenRequest[]> {
    const { text } = succeeded(await journal(one, "list", "--json"));
    return (JSON.parse(text) as { requests: readonly OpenRequest[] }).requests;
}

/** A run that is killed, with all its processes, right after its request has left. */
async function withKilledRun(site: string, face: Face, test: (one: OnePair) => Promise<void>): Promise<void> {
    await withOnePair(site, { face, simulator: slow, more: { timeouts } }, async (one) => {
        expect(await openRequests(one)).to.deep.equal([]);
        await one.declareActive(one.b);
        const run = one.up();
        await one.until(requestHasLeft);
        run.kill("all of them");
        await run.ended;
        await test(one);
    });
}

async function isListedAndForgotten(site: string, face: Face): Promise<void> {
    await withKilledRun(site, face, async (one) => {
        const { a, b } = one;
        const [open, ...more] = await openRequests(one);
        expect([open?.from.name, open?.to.name, more.length]).to.deep.equal([a, b, 0]);
        expect(succeeded(await journal(one)).text).to.contain(`${a}/${b}`);
        const unknown = await journal(one, "forget", "sbc-else-a/sbc-else-b");
        expect(unknown.succeeded, unknown.text).to.equal(false);
        expect(await openRequests(one)).to.have.length(1);
        expect(succeeded(await journal(one, "forget", `${a}/${b}`)).text).to.contain(`${a}/${b}`);
        expect(await openRequests(one)).to.deep.equal([]);
        expect(switchovers(one.pair)).to.deep.equal({ received: 1, carriedOut: 0 });
    });
}

async function isFoundAfterRename(site: string, face: Face): Promise<void> {
    await withKilledRun(site, face, async (one) => {
        const { pair, stack, a, b } = one;
        one.rename("renamed");
        await one.declareActive(b);
        const preview = succeeded(await stack.preview());
        expect(preview.text, "shown as open").to.match(/OPEN/);
        expect(await openRequests(one), "a preview changes nothing").to.have.length(1);
        await one.cancelAndUp();
        expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
        expect(rolesOf(pair)).to.deep.equal({ [a]: "standby", [b]: "active" });
        expect(await openRequests(one)).to.deep.equal([]);
        const recorded = await stack.recorded("renamed");
        expect(recorded).to.include({ activeNode: b }).and.not.have.property("pending");
    });
}

/** The same program; the run that comes after it finds what the killed one requested, and says how it ended. */
async function isFoundByTheNextRun(site: string, face: Face): Promise<void> {
    await withKilledRun(site, face, async (one) => {
        expect(await pendingOperations(one.stack)).to.equal(1);
        await one.cancelAndUp();
        if (face === "plugin") succeeded(await one.stack.refresh());
        await expectOneSwitchover(one);
        expect(await openRequests(one)).to.deep.equal([]);
    });
}

describe("what was requested by a run that was killed (kill -9)", () => {
    getPlaceFirst();

    const tests = FACES.flatMap((face) => [
        [`is listed and forgotten by the command (${face})`, () => isListedAndForgotten(`listed-${face}`, face)],
        [`is found by the next run (${face})`, () => isFoundByTheNextRun(`found-${face}`, face)],
        [
            `is found by the next run after the resource was renamed without an alias (${face})`,
            () => isFoundAfterRename(`renaming-${face}`, face),
        ],
    ]);
    sideBySide(Object.fromEntries(tests) as Record<string, () => Promise<void>>);
});
