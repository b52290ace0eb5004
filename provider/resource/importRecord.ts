import { SbcError } from "../errors.js";
import type { Io } from "../device/io.js";
import { CORRECT_THE_NODES } from "../pair/wrongDevice.js";
import { lookInputs, type LookInputs } from "./inputs/lookInputs.js";
import { type EntryPoint, LOOK } from "./entryPoint.js";
import { getPair, onItsOwn, type PairReport } from "./getPair.js";
import { idOf, outputsOf } from "./outputs.js";
import { cleaned } from "./inputs/nulls.js";

/** A pair as a resource's state has it, but for `__provider`: what an import of it is to say. */
export interface ImportRecord {
    readonly id: string;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
    /** The look that it was made of. */
    readonly report: PairReport;
}

export interface ImportOptions {
    /** Whether the program declares `tls`. Where it does not, the stack's configuration has to say the same. */
    readonly recordTls: boolean;
    /** How whoever imports gives credentials and arguments; absent: as a program does. */
    readonly entry?: EntryPoint;
}

/**
 * Looks at a pair once, changes nothing, and makes the record that creating it as it is would have left.
 *
 * The node that is active becomes the desired node, and the fulfilled one; with `observeOnly` there is neither.
 * Credentials are used, and not recorded. Throws an `SbcError`: `invalidInput` where the arguments can't be used, `refused`
 * or `pairUnreachable` where what to record would be a guess.
 */
export async function importRecord(args: unknown, options: ImportOptions, io: Io): Promise<ImportRecord> {
    const { recordTls, entry = LOOK } = options;
    const known = onItsOwn(entry);
    const report = await getPair(args, io, known);
    const { state, description: _text, ...observed } = report;
    const declared = declaredBy(lookInputs(args, known.config), recordTls);
    const problem = declared.observeOnly ? problemOfObserved(report) : problemOfDesired(report, entry);
    if (problem !== undefined) throw problem;
    const desired = declared.observeOnly ? undefined : observed.activeNode;
    const remembered = desired === undefined ? {} : { fulfilledActiveNode: desired };
    return {
        id: idOf(declared),
        inputs: cleaned(desired === undefined ? declared : { ...declared, activeNode: desired }),
        outputs: cleaned(outputsOf(declared, observed, remembered)),
        report,
    };
}

/** The arguments as a program is to declare them, but for the desired node: nothing secret. */
function declaredBy({ credentials: _secret, tls, ...declared }: LookInputs, recordTls: boolean): LookInputs {
    return recordTls && tls !== undefined ? { ...declared, tls } : declared;
}

/** A desired node needs one active node and one standby. */
function problemOfDesired({ state, description }: PairReport, { argument }: EntryPoint): SbcError | undefined {
    if (state === "ready") return undefined;
    const repairFirst = `Run this again when one node is active and the other standby; or import it with ${argument("observeOnly")}, which requests nothing.`;
    const fact = `The pair can't be imported: which node should be active would be a guess. ${description}`;
    return new SbcError("refused", fact, state === "wrongDevice" ? CORRECT_THE_NODES : repairFirst);
}

/** A pair that is only observed may have a problem; but it has to be this pair, and to say something. */
function problemOfObserved({ state, description, roles }: PairReport): SbcError | undefined {
    const fact = `The pair can't be imported. ${description}`;
    if (state === "wrongDevice") return new SbcError("refused", fact, CORRECT_THE_NODES);
    if (Object.values(roles).some((role) => role !== "unseen")) return undefined;
    return new SbcError("pairUnreachable", fact, "Run this again when one node at least gives an answer.");
}
