import type { Io } from "../../device/io.js";
import { type RecordedExchange, recordingTransport } from "../../device/recordedExchanges.js";
import type { ShownTls } from "../../device/shownCertificate.js";
import { look } from "../../pair/look.js";
import type { Known } from "../getPair.js";
import { lookInputs } from "../inputs/lookInputs.js";
import { settingsFor } from "../settingsFor.js";
import type { Finding } from "./finding.js";
import { nodeFindings } from "./nodeFindings.js";
import { pairFindings } from "./pairFindings.js";
import { readBeside } from "./readBeside.js";

export type { Finding } from "./finding.js";

/** What both nodes of a pair showed, and what follows from it. */
export interface PairExamination {
    /** In the order of the declaration. */
    readonly nodes: readonly [NodeExamination, NodeExamination];
    readonly pair: readonly Finding[];
}

export interface NodeExamination {
    readonly name: string;
    readonly address: string;
    readonly findings: readonly Finding[];
    /** As they came, with names and tokens in them: not to be printed. */
    readonly exchanges: readonly RecordedExchange[];
    /** Absent if there was no handshake. Not to be printed either. */
    readonly tls?: ShownTls;
    /** Every token that the node gave. */
    readonly tokens: readonly string[];
}

/**
 * Looks at a pair once and reads what else says how its nodes speak: their API versions, KPI types and number of sessions.
 *
 * Changes nothing, and judges by what decides about a switchover. A node without an answer is a finding; only arguments that
 * can't be used are thrown, as an `SbcError`.
 */
export async function examinePair(args: unknown, io: Io, known: Known): Promise<PairExamination> {
    const inputs = lookInputs(args, known.config);
    const settings = settingsFor(inputs, known.config, known.sessions);
    const recording = recordingTransport(io.clock);
    const recorded: Io = { ...io, transport: recording.transport };
    const view = await look(settings.sessions, recorded);
    const examine = async (index: 0 | 1): Promise<NodeExamination> => {
        const session = settings.sessions[index];
        const sighting = view.sightings[index];
        const beside = await readBeside(session, recorded);
        const exchanges = recording.exchangesOf(session.endpoint);
        const seen = { session, sighting, beside, exchanges, freshMs: settings.freshMs };
        return {
            name: session.endpoint.name,
            address: inputs.nodes[index]?.address ?? "",
            findings: nodeFindings(seen),
            exchanges,
            tokens: session.tokens,
            ...(beside.tls === undefined ? {} : { tls: beside.tls }),
        };
    };
    const nodes = await Promise.all([examine(0), examine(1)]);
    return { nodes, pair: pairFindings(view) };
}
