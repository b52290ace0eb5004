import { SbcError, type SbcErrorCode } from "../../errors.js";
import { factLines, formatMessage, inOtherWords, remedyLines, type PairMessage } from "./pairMessage.js";

/** A failure about a pair: what there is to say stays data, so that more can be said beside it. */
export class PairError extends SbcError {
    constructor(
        code: SbcErrorCode,
        readonly content: PairMessage,
        options?: ErrorOptions,
    ) {
        super(code, factLines(content).join("\n"), remedyLines(content).join("\n"), options);
        this.message = formatMessage(content);
    }

    /** Without the cause: its text would come along. */
    override inOtherWords(words: (text: string) => string): PairError {
        return new PairError(this.code, inOtherWords(this.content, words));
    }
}
