import { readFileSync } from "node:fs";

/** The text of a file, or of what is piped in; throws a sentence where there is none. */
export function readInput(file: string | undefined): string {
    if (file !== undefined) return decoded(bytesOf(file, `The file ${file} of --file`));
    if (process.stdin.isTTY)
        throw new Error("Nothing is piped in. Run pulumi preview --json --show-sames | npx pulumi-oracle-sbc report.");
    return decoded(bytesOf(0, "Standard input"));
}

function bytesOf(source: string | number, what: string): Buffer {
    try {
        return readFileSync(source);
    } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
        // Nobody holds the other end.
        if (source === 0 && code === "EOF") return Buffer.alloc(0);
        throw new Error(`${what} can't be read (${code}).`, { cause: error });
    }
}

/** PowerShell's redirection writes UTF-16 with a byte order mark. */
function decoded(bytes: Buffer): string {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return bytes.toString(isUtf16 ? "utf16le" : "utf8").replace(/^\ufeff/, "");
}
