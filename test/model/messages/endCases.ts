import { formatMessage } from "../../../provider/pair/messages/pairMessage.js";
import { successesOf } from "../../../provider/pair/messages/successes.js";
import { withOpen } from "../../../provider/pair/openRequest/resolve.js";
import { type PairRun, settingsOf } from "../../provider/pairRun.js";
import { PENDING, type Case, type Prepare } from "./failureCases.js";

/** How an `up` ends that succeeds and has something to say. */
export const ENDS: readonly Case[] = [
    ["the desired node is active by now", () => ({ activeNode: "sbc-a" })],
    ["a switchover is done", () => undefined],
    ["the other node does not become standby in time", ({ pair }) => void (pair.synchronizingMs = 600_000)],
    [
        "the device moved calls by itself before the request acted",
        ({ pair, clock }) => {
            pair.actsAfterMs = undefined;
            pair.onAsked = () => clock.after(1_000, () => pair.failOver());
        },
    ],
    [
        "the desired node is active, and the other one is down",
        ({ pair }) => {
            pair.b.isUp = false;
            return { activeNode: "sbc-a" };
        },
    ],
    [
        "an earlier run's request takes effect",
        ({ pair, clock }) => {
            clock.after(20_000, () => pair.toggle("forced by command"));
            return { pending: PENDING };
        },
    ],
    [
        "an earlier run's request had no effect",
        () => ({ activeNode: "sbc-a", pending: { ...PENDING, since: "2026-03-01T11:00:00.000Z" } }),
    ],
];

export async function endText(run: PairRun, prepare: Prepare): Promise<string> {
    const overrides = prepare(run) ?? {};
    const texts: string[] = [];
    const io = { ...run.io, log: (line: string, kind: string) => void (kind === "progress" || texts.push(line)) };
    const { result, resolved } = await run.ensureWith(overrides, {}, io);
    if (result.kind !== "alreadyActive" && result.kind !== "switched") throw new Error(result.kind);
    texts.push(
        ...successesOf(result, withOpen(settingsOf(overrides), resolved)).map(([message]) => formatMessage(message)),
    );
    return texts.join("\n");
}
