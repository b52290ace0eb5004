import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Filled } from "./cache.js";
import { fetchToFile } from "./fetchToFile.js";
import type { Settings } from "./settings.js";

/**
 * Whether an archive is the one that Pulumi's release lists. The list is asked of another server than the archive: one that
 * is not what it should be does not deceive alone.
 */
export async function verified(archive: string, settings: Settings): Promise<Filled> {
    const url = checksumsAt(settings);
    const list = `${archive}.checksums`;
    const fetched = await fetchToFile(url, list, settings);
    if (fetched.kind === "failed") return fetched;
    const name = basename(archive);
    const published = sumOf(name, await readFile(list, "utf8"));
    if (published === undefined) return { kind: "failed", why: `${url} lists no checksum of ${name}` };
    const sum = await sha256(archive);
    if (sum === published) return { kind: "filled" };
    return { kind: "failed", why: `the download has the SHA-256 ${sum}, and ${url} lists ${published} for ${name}` };
}

function checksumsAt({ checksumsUrl, version }: Settings): string {
    return `${checksumsUrl}/v${version}/pulumi-${version}-checksums.txt`;
}

/** Of a list as `sha256sum` writes it: a sum and a name in each line. */
function sumOf(name: string, list: string): string | undefined {
    const lines = list.split("\n").map((line) => /^([0-9a-f]{64}) [ *](\S+)\s*$/i.exec(line));
    return lines.find((line) => line?.[2] === name)?.[1]?.toLowerCase();
}

async function sha256(file: string): Promise<string> {
    const hash = createHash("sha256");
    await pipeline(createReadStream(file), hash);
    return hash.digest("hex");
}
