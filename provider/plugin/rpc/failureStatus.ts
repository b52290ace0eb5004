import * as grpc from "@grpc/grpc-js";
import { messageOf, SbcError } from "../../errors.js";
import { Interruption } from "../process/interruption.js";
import { statusOf, Unfinished } from "./unfinished.js";
import { wellFormed } from "./wire.js";

/** Where the stack of a defect goes. */
export type Report = (stack: string) => void;

/** How a call's failure is told to the engine, which prints the text and, but for an `Unfinished`, reads nothing else. */
export function failureStatus(thrown: unknown, signal: AbortSignal, report: Report): Partial<grpc.StatusObject> {
    // What waits under a signal may reject with an error of its own for it.
    const error = signal.aborted && isAbortError(thrown) ? (signal.reason as unknown) : thrown;
    if (error instanceof Unfinished) return statusOf(error);
    if (error instanceof SbcError || error instanceof Interruption) return told(error.message);
    report(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return told(
        `This is a defect of the provider: ${messageOf(error)}. The provider printed its stack. Please report both.`,
    );
}

/** As headers hold it: longer ones are lost, and with them why the call failed. */
const LONGEST_TEXT = 6_000;

function told(text: string): Partial<grpc.StatusObject> {
    const details = text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`;
    return { code: grpc.status.UNKNOWN, details: wellFormed(details) };
}

function isAbortError(thrown: unknown): boolean {
    return thrown instanceof Error && thrown.name === "AbortError";
}
