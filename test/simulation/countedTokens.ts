import { createHash } from "node:crypto";
import { Tokens } from "../../simulator/pair/tokens.js";

/** A node's tokens: each a new one that no other node gives, and the same ones in every schedule. */
export function countedTokens(place: number, node: string): Tokens {
    let count = 0;
    return new Tokens(({ username }) => {
        const signature = createHash("md5").update(`${place} ${node} ${++count}`).digest("hex");
        return Buffer.from(`${username},admin,2026-01-05 08:00:00,${signature}`).toString("base64");
    });
}
