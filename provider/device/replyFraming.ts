// Node.js itself reads no longer headers than this.
const LONGEST_LINE = 16 * 1024;

export type Framing =
    /** Nothing came. */
    | "none"
    /** One answer and not a byte more. */
    | "exact"
    /** One answer, and empty lines behind it. */
    | "padded"
    /** One answer, and something else behind it. */
    | "more"
    /** An answer that is not whole, or whose end is not told by its headers. */
    | "unclear";

type State = "status" | "headers" | "body" | "size" | "chunk" | "chunkEnd" | "trailer" | "whole" | "unclear";

/**
 * Follows the bytes that come for one request, as RFC 9112 frames them, to know whether they are one answer exactly.
 *
 * Node.js reads the answer, and says nothing of what stands behind it. Whatever this does not understand is `unclear`.
 */
export class ReplyFraming {
    #state: State = "status";
    #isBegun = false;
    #isPadded = false;
    #isMore = false;
    #line = "";
    /** Bytes of the body, or of the chunk, that are still to come. */
    #left = 0;
    #status = 0;
    #lengths: string[] = [];
    #encodings: string[] = [];

    get result(): Framing {
        if (!this.#isBegun) return "none";
        if (this.#state !== "whole") return "unclear";
        return this.#isMore ? "more" : this.#isPadded ? "padded" : "exact";
    }

    add(bytes: Buffer): void {
        for (let at = 0; at < bytes.length;) at = this.#read(bytes, at);
    }

    /** Returns where to go on. */
    #read(bytes: Buffer, at: number): number {
        this.#isBegun = true;
        if (this.#state === "unclear") return bytes.length;
        if (this.#state === "whole") {
            const isPadding = bytes.subarray(at).every((byte) => byte === 0x0d || byte === 0x0a);
            if (isPadding) this.#isPadded = true;
            else this.#isMore = true;
            return bytes.length;
        }
        if (this.#state === "body" || this.#state === "chunk") return at + this.#skip(bytes.length - at);
        const end = bytes.indexOf("\n", at);
        this.#line += bytes.toString("latin1", at, end < 0 ? bytes.length : end);
        if (this.#line.length > LONGEST_LINE) this.#state = "unclear";
        if (end < 0) return bytes.length;
        const line = this.#line;
        this.#line = "";
        this.#state = line.endsWith("\r") ? this.#after(line.slice(0, -1)) : "unclear";
        return end + 1;
    }

    #skip(available: number): number {
        const skipped = Math.min(available, this.#left);
        this.#left -= skipped;
        if (this.#left === 0) this.#state = this.#state === "body" ? "whole" : "chunkEnd";
        return skipped;
    }

    /** The state after a line. */
    #after(line: string): State {
        switch (this.#state) {
            case "status": {
                this.#status = Number(/^HTTP\/1\.1 (\d{3})( |$)/.exec(line)?.[1] ?? 0);
                return this.#status >= 100 && this.#status !== 101 ? "headers" : "unclear";
            }
            case "headers":
                return line === "" ? this.#afterHeaders() : this.#header(line);
            case "size": {
                const size = /^([0-9a-f]{1,8})[ \t]*(;.*)?$/i.exec(line)?.[1];
                if (size === undefined) return "unclear";
                this.#left = parseInt(size, 16);
                return this.#left === 0 ? "trailer" : "chunk";
            }
            case "chunkEnd":
                return line === "" ? "size" : "unclear";
            case "trailer":
                return line === "" ? "whole" : "trailer";
            case "body":
            case "chunk":
            case "whole":
            case "unclear":
                return "unclear";
        }
    }

    #header(line: string): State {
        const [, name = "", value = ""] = /^([^\s:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
        if (name === "") return "unclear";
        if (name.toLowerCase() === "content-length") this.#lengths.push(value);
        if (name.toLowerCase() === "transfer-encoding") this.#encodings.push(value.toLowerCase());
        return "headers";
    }

    #afterHeaders(): State {
        const [length, ...otherLengths] = this.#lengths;
        const [encoding, ...otherEncodings] = this.#encodings;
        this.#lengths = [];
        this.#encodings = [];
        // Interim answers, 100 or 103: the answer is still to come.
        if (this.#status < 200) return length === undefined && encoding === undefined ? "status" : "unclear";
        if (this.#status === 204 || this.#status === 304) return "whole";
        if (encoding !== undefined) {
            return encoding === "chunked" && length === undefined && otherEncodings.length === 0 ? "size" : "unclear";
        }
        if (length === undefined || !/^\d{1,9}$/.test(length) || otherLengths.length > 0) return "unclear";
        this.#left = Number(length);
        return this.#left === 0 ? "whole" : "body";
    }
}
