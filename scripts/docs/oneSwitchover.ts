import { arrow, box, type Box, type Kind, note, picture } from "./svg.js";

interface Step {
    readonly title: string;
    readonly lines: readonly string[];
    /** How a run can end here. */
    readonly ends: readonly End[];
}

interface End {
    readonly kind: Kind;
    readonly title: string;
    readonly lines: readonly string[];
}

const STEPS: readonly Step[] = [
    {
        title: "Look",
        lines: ["at both nodes, at the same time"],
        ends: [{ kind: "stop", title: "NOT SEEN", lines: ["no node reports", "that it is active"] }],
    },
    {
        title: "Decide",
        lines: ["what the two answers add up to,", "and whether the preconditions are met"],
        ends: [
            { kind: "good", title: "ALREADY ACTIVE", lines: ["nothing to do"] },
            { kind: "stop", title: "REFUSED", lines: ["with every reason;", "nothing is sent"] },
        ],
    },
    {
        title: "Be quiet",
        lines: ["until both nodes have reported", "the same for quietSeconds"],
        ends: [{ kind: "stop", title: "REFUSED", lines: ["the pair keeps", "changing"] }],
    },
    {
        title: "Request once",
        lines: ["connection verified, journal written,", "one more look, then POST /admin/switchover"],
        ends: [{ kind: "stop", title: "REFUSED", lines: ["the pair changed;", "nothing is sent"] }],
    },
    {
        title: "Watch",
        lines: ["both nodes, past the device's lag,", "at most settleSeconds"],
        ends: [
            { kind: "good", title: "DONE", lines: ["seen twice, on", "both nodes"] },
            { kind: "stop", title: "NO EFFECT", lines: ["nothing changed;", "or REJECTED"] },
            { kind: "stop", title: "UNDONE", lines: ["it switched and", "came back"] },
            { kind: "open", title: "OPEN", lines: ["no end was seen:", "recorded as pending"] },
        ],
    },
];

const STEP = { x: 24, y: 24, width: 290, height: 76, gap: 34 };
const END = { x: 362, width: 152, gap: 12 };
const WIDTH = END.x + 4 * END.width + 3 * END.gap + 24;

/** How one `pulumi up` takes a pair to its desired node. */
export function oneSwitchover(): string {
    const shapes = STEPS.flatMap((step, row) => {
        const at = stepAt(row);
        const middle = at.y + at.height / 2;
        return [
            box("step", at, step),
            ...(step.ends.length > 0 ? [arrow([at.x + at.width, middle], [END.x, middle])] : []),
            ...step.ends.map((end, column) => box(end.kind, endAt(row, column), end)),
            ...(row + 1 < STEPS.length ? [arrow([center(at), at.y + at.height], [center(at), stepAt(row + 1).y])] : []),
        ];
    });
    const last = stepAt(STEPS.length - 1);
    const open = endAt(STEPS.length - 1, 3);
    const lowerY = last.y + last.height + 32;
    const nextRun = [
        arrow(
            [center(open), open.y + open.height],
            [center(open), lowerY],
            [center(last), lowerY],
            [center(last), last.y + last.height],
        ),
        note(center(last) + 14, lowerY - 8, [
            "the next run begins here, and requests nothing while the request may act",
        ]),
    ];
    return picture(
        WIDTH,
        lowerY + 24,
        "One switchover",
        "Look at both nodes, decide, wait until both have reported the same for the quiet period, request the switchover " +
            "once, and watch both nodes. A run can end at each step. If no end of the request is seen, the next run " +
            "begins with watching.",
        [...shapes, ...nextRun],
    );
}

function stepAt(row: number): Box {
    return { x: STEP.x, y: STEP.y + row * (STEP.height + STEP.gap), width: STEP.width, height: STEP.height };
}

function endAt(row: number, column: number): Box {
    return { ...stepAt(row), x: END.x + column * (END.width + END.gap), width: END.width };
}

function center({ x, width }: Box): number {
    return x + width / 2;
}
