import type { RecordedExchange } from "../../device/recordedExchanges.js";
import type { Session } from "../../device/session.js";
import type { Sighting } from "../../pair/sighting.js";
import { fieldFindings } from "./fieldFindings.js";
import type { Finding } from "./finding.js";
import { reachFindings } from "./reachFindings.js";
import type { Beside } from "./readBeside.js";
import { rightFindings, sessionFindings } from "./rightFindings.js";
import { framingFindings, timeFindings } from "./timeFindings.js";
import { tlsFindings } from "./tlsFindings.js";
import { versionFindings } from "./versionFindings.js";
import { wordFindings } from "./wordFindings.js";

/** All that one node showed. */
export interface NodeSeen {
    readonly session: Session;
    readonly sighting: Sighting;
    readonly beside: Beside;
    readonly exchanges: readonly RecordedExchange[];
    readonly freshMs: number;
}

/** What follows from it, in the order in which a look needs it. */
export function nodeFindings(seen: NodeSeen): readonly Finding[] {
    return [
        reachFindings,
        tlsFindings,
        versionFindings,
        rightFindings,
        sessionFindings,
        fieldFindings,
        wordFindings,
        timeFindings,
        framingFindings,
    ].flatMap((findings) => findings(seen));
}
