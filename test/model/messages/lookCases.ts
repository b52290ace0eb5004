import { type DeclaredWords, deviceWordsOf } from "../../../provider/device/deviceWords.js";
import { Session } from "../../../provider/device/session.js";
import { decide } from "../../../provider/pair/decide.js";
import { lookToDecide } from "../../../provider/pair/look.js";
import { formatLine, formatMessage } from "../../../provider/pair/messages/pairMessage.js";
import { hasDesiredNode, type PairSettings } from "../../../provider/pair/settings.js";
import { type PreviewContext, previewMessageOf } from "../../../provider/resource/previewMessages.js";
import { endpointNamed, type PairRun, settingsOf } from "../../provider/pairRun.js";
import { FROZEN_UNTIL, PENDING, type Prepare } from "./failureCases.js";

function sessionsWith(words: DeclaredWords): [Session, Session] {
    const deviceWords = deviceWordsOf(words);
    const [a, b] = ["sbc-a", "sbc-b"].map((name) => new Session(endpointNamed(name, deviceWords && { deviceWords })));
    if (a === undefined || b === undefined) throw new Error("A pair has two nodes.");
    return [a, b];
}

type Shown = Partial<Omit<PreviewContext, "decision">> & {
    /** Nothing may be requested. */
    readonly stays?: true;
    readonly inOneLine?: true;
};

/** What a preview says: when, how it comes about, and what the preview goes by. */
export const PREVIEWS: readonly (readonly [when: string, prepare: Prepare, shown?: Shown])[] = [
    ["a switchover is needed, and all preconditions are met (plugin)", () => undefined],
    ["the same, by the dynamic provider", () => undefined, { inOneLine: true }],
    [
        "a switchover is needed since the device moved calls (dynamic provider)",
        ({ pair }) => {
            pair.failOver();
            return { activeNode: "sbc-a" };
        },
        { inOneLine: true, recorded: { activeNode: "sbc-a", fulfilledActiveNode: "sbc-a" } },
    ],
    [
        "what is not met may clear on its own, and waitSeconds is set",
        ({ pair }) => {
            pair.b.sync = { tSIPD: "false" };
            return { waitMs: 600_000 };
        },
    ],
    [
        "what is met rests on words that deviceWords declares",
        ({ pair }) => {
            pair.b.role = "hot-standby";
            pair.a.sync = pair.b.sync = { tMBCD: "enabled" };
            return { sessions: sessionsWith({ roles: { "hot-standby": "standby" }, synchronized: ["enabled"] }) };
        },
    ],
    ["a switchover is needed, and would be refused", ({ pair }) => void (pair.b.health = 60)],
    ["a switchover is needed, and a freeze is in force", () => ({ freezes: [FROZEN_UNTIL] })],
    ["the run needs more switchovers than it may request", () => undefined, { isOverMaximum: true }],
    ["the pair is changing", ({ pair }) => void (pair.a.role = "becoming standby")],
    [
        "the desired node is active without a standby",
        ({ pair }) => {
            pair.b.role = "out of service";
            return { activeNode: "sbc-a" };
        },
    ],
    [
        "the desired node is active, and the other one can't be seen",
        ({ pair }) => {
            pair.b.isUp = false;
            return { activeNode: "sbc-a" };
        },
    ],
    [
        "the device failed over, and revertive is false",
        ({ pair }) => {
            pair.failOver();
            return { activeNode: "sbc-a" };
        },
        { stays: true, recorded: { activeNode: "sbc-a", fulfilledActiveNode: "sbc-a" } },
    ],
    ["ignoreChanges covers activeNode", () => undefined, { stays: true, isHandsOff: true }],
    ["no node can be seen", ({ pair }) => void (pair.a.isUp = pair.b.isUp = false)],
    ["an earlier run's request is open", () => ({ pending: PENDING }), { stays: true }],
    [
        "a request of nodes with the same names is open",
        () => ({ activeNode: "sbc-a", pending: { ...PENDING, isAtOtherAddresses: true } }),
    ],
];

export async function previewText(run: PairRun, prepare: Prepare, shown: Shown = {}): Promise<string> {
    const settings: PairSettings = settingsOf(prepare(run) ?? {});
    await run.pass(10_000);
    const view = await lookToDecide(settings, run.io);
    const decision = shown.stays || !hasDesiredNode(settings) ? undefined : decide(view, settings);
    const context = { isHandsOff: false, isNew: false, isOverMaximum: false, ...shown, decision };
    const { open, message } = previewMessageOf(settings, view, context);
    const format = shown.inOneLine ? formatLine : formatMessage;
    const texts = [
        ...(open === undefined ? [] : [formatMessage(open)]),
        ...(message === undefined ? [] : [format(message)]),
    ];
    return texts.join("\n");
}
