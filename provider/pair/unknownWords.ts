import { listed } from "../device/words.js";
import { otherName, type Sighting } from "./sighting.js";

/** A remedy, and how a role word of these nodes that is not known here can be made one that is. */
export function withWordRemedy(remedy: string, sightings: readonly Sighting[]): string {
    const words = [...new Set(sightings.flatMap(unknownRoleWords))];
    return words.length === 0 ? remedy : `${remedy} ${declareRoles(words)}`;
}

/** @param words as they are printed */
function declareRoles(words: readonly string[]): string {
    return `If you know what ${listed(words.map((word) => `"${word}"`))} means, declare it in deviceWords.roles.`;
}

/** What a node reports of itself, and of its peer. Another device's words are none of the pair's. */
function unknownRoleWords(sighting: Sighting): string[] {
    if (sighting.kind === "notSeen" || otherName(sighting) !== undefined) return [];
    const { role, roleWord, peerRole, peerRoleWord } = sighting.status;
    return [
        ...(role === "unknown" && roleWord !== undefined ? [roleWord.printed] : []),
        ...(peerRole === "unknown" && peerRoleWord !== undefined ? [peerRoleWord.printed] : []),
    ];
}
