import { readOptionFile } from "../optionFile.js";

/** The text of a file, or of what is piped in; throws a sentence where there is none. */
export async function readInput(file: string | undefined): Promise<string> {
    if (file !== undefined) return decoded(readOptionFile(file, "--file"));
    if (process.stdin.isTTY)
        throw new Error(
            "This command reads a preview from standard input, and it is a terminal. Run pulumi preview --json --show-sames | npx pulumi-oracle-sbc report.",
        );
    const chunks: Buffer[] = [];
    // Not readFileSync(0): a pipe that has nothing to read yet makes that fail.
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Buffer));
    return decoded(Buffer.concat(chunks));
}

/** PowerShell's redirection writes UTF-16 with a byte order mark. */
function decoded(bytes: Buffer): string {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return bytes.toString(isUtf16 ? "utf16le" : "utf8").replace(/^\ufeff/, "");
}
