import { expect } from "chai";

import { PairRun } from "../pairRun.js";
import { ensureActive } from "../../../provider/pair/ensureActive.js";
import type { Result } from "../../../provider/pair/result.js";

import { faultNames, type FaultSpec, type Simulator, startSimulator } from "../../../simulator/index.js";
import { realIo, realSettingsOf } from "../realPair.js";

type Kind = Result["kind"];

/** What may be reported under each fault; a name with `@` is the fault aimed at that request. */
const EXPECTED: Record<string, Kind> = {
    none: "switched",
    answerLostBeforeActing: "unknown",
    answerLostAfterActing: "switched",
    hangAfterActing: "switched",
    serverErrorAfterActing: "switched",
    acceptedNoEffect: "noEffect",
    accepted202: "switched",
    framing204Plain: "switched",
    framing204Chunked: "switched",
    framing204ChunkedTerminator: "switched",
    lateSwitchover: "switched",
    flapBack: "unknown",
    rebootDuringSwitchover: "unknown",
    unauthorizedOnce: "switched",
    "unauthorizedOnce@switchover": "rejected",
    badRequest: "rejected",
    forbidden: "rejected",
    locked: "rejected",
    notFound: "switched",
    "notFound@switchover": "rejected",
    tooManyRequests: "refused",
    "tooManyRequests@switchover": "unknown",
    serverError: "refused",
    "serverError@switchover": "unknown",
    serviceUnavailable: "refused",
    "serviceUnavailable@switchover": "unknown",
    redirect: "refused",
    "redirect@switchover": "unknown",
    htmlErrorPage: "refused",
    "htmlErrorPage@switchover": "unknown",
    reset: "refused",
    "reset@switchover": "unknown",
    hang: "refused",
    "hang@switchover": "unknown",
    slow: "switched",
    drip: "refused",
    "drip@switchover": "switched",
    cutInBody: "refused",
    malformedXml: "refused",
    truncatedXml: "refused",
    emptyBody: "refused",
    hugeBody: "refused",
    doctype: "refused",
    sessionsNotNumber: "switched",
    wrongDevice: "refused",
    standalone: "refused",
    missingFields: "switched",
    unknownRoleWord: "refused",
    nodeDown: "refused",
    hangTls: "refused",
    certificateChanged: "switched",
    bothActive: "refused",
    noneActive: "refused",
    neverSynchronizes: "switched",
};

interface Tried {
    readonly result: Result;
    readonly asked: number;
    readonly activeNodes: readonly string[];
    readonly carriedOut: number;
}

async function tryUnder(name: string, expected: string | undefined): Promise<Tried> {
    const simulator = await startSimulator({ timeScale: 0.01 });
    try {
        const fault = specOf(name);
        if (fault !== undefined) simulator.setFault(fault);
        const requestTimeoutMs = /^(hang|drip)/.test(name) ? 300 : 3_000;
        // A switchover that is seen ends the watch: on a busy machine, it may take more than the others' 900 ms.
        const settleMs = expected === "switched" ? 5_000 : 900;
        const { result } = await ensureActive(
            realSettingsOf(simulator, { requestTimeoutMs }, { settleMs }),
            new PairRun().run,
            realIo(),
        );
        return {
            result,
            asked: simulator.switchoversReceived(),
            activeNodes: activeNodesOf(simulator),
            carriedOut: simulator.switchoversCarriedOut(),
        };
    } finally {
        await simulator.stop();
    }
}

function specOf(name: string): FaultSpec | undefined {
    const [fault = "", endpoint] = name.split("@");
    const known = faultNames.find((candidate) => candidate === fault);
    if (known === undefined) return undefined;
    return {
        name: known,
        ...(endpoint === undefined ? {} : { endpoint: "switchover" }),
        ...(known === "drip" ? { delayMs: 5 } : {}),
    };
}

const activeNodesOf = ({ nodes }: Simulator) => nodes.filter(({ role }) => role === "active").map(({ name }) => name);

describe("a switchover of a simulated pair, over real TLS", () => {
    const tried = new Map<string, Tried>();

    before(async function () {
        this.timeout(60_000);
        const left = Object.keys(EXPECTED);
        const work = async () => {
            for (let name = left.shift(); name !== undefined; name = left.shift())
                tried.set(name, await tryUnder(name, EXPECTED[name]));
        };
        await Promise.all(Array.from({ length: 6 }, work));
    });

    const under = (name: string) => {
        const found = tried.get(name);
        if (found === undefined) throw new Error(`${name} was not tried.`);
        return found;
    };

    it("is tried under every fault that the simulator has", () => {
        expect(Object.keys(EXPECTED)).to.include.members([...faultNames]);
    });

    for (const [name, kind] of Object.entries(EXPECTED)) {
        it(`is ${kind} under the fault ${name}, and asked for at most once`, () => {
            const { result, asked } = under(name);
            expect(result.kind).to.equal(kind);
            const isAsked = !["refused", "notSent", "alreadyActive"].includes(kind);
            expect(asked).to.equal(isAsked ? 1 : 0);
        });
    }

    it("is reported as done only where the wanted node alone is active, by the simulator's own account", () => {
        for (const [name, { result, activeNodes, carriedOut }] of tried) {
            if (result.kind !== "switched") continue;
            expect(activeNodes, name).to.deep.equal(["sbc-b"]);
            expect(carriedOut, name).to.equal(1);
        }
    });

    it("is reported as without effect only where the device did nothing", () => {
        for (const [name, { result, carriedOut }] of tried) {
            if (result.kind === "noEffect" || result.kind === "rejected") expect(carriedOut, name).to.equal(0);
        }
    });

    it("leaves what the next run must know where the outcome is unknown", () => {
        for (const { result } of tried.values()) {
            if (result.kind === "unknown") expect(result.pending).to.include({ from: "sbc-a", to: "sbc-b" });
        }
    });

    it("says that the pair is not redundant where the other node does not come back", () => {
        expect(under("neverSynchronizes").result).to.include({ kind: "switched", redundant: false });
        expect(under("none").result).to.include({ kind: "switched", redundant: true });
    });
});
