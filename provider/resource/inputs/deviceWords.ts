import * as z from "zod";
import { roleWordProblem, stateProblem } from "../../device/deviceWords.js";
import { KNOWN_ROLES, spellingOfRole } from "../../device/role.js";
import { object, text, write } from "./fields.js";

const MEANINGS = `${KNOWN_ROLES.slice(0, -1).join(", ")} or ${KNOWN_ROLES.at(-1)}`;

/** By the word. The words are keys, so that a problem's path names them: they are no secret of a program. */
const roles = z
    .record(z.string(), z.enum(KNOWN_ROLES, { error: write(MEANINGS) }), {
        error: write(`an object with a meaning for each word: ${MEANINGS}`),
    })
    .superRefine((meanings, context) => {
        const words = Object.keys(meanings);
        for (const [index, word] of words.entries()) {
            const message = roleWordProblem(word) ?? otherMeaning(word, words.slice(0, index), meanings);
            if (message !== undefined) context.addIssue({ code: "custom", path: [word], message });
        }
    });

function otherMeaning(word: string, before: readonly string[], meanings: Readonly<Record<string, string>>) {
    const twin = before.find((other) => spellingOfRole(other) === spellingOfRole(word));
    if (twin === undefined || meanings[twin] === meanings[word]) return undefined;
    return `is another spelling of ${JSON.stringify(twin)}, which has another meaning; write one of them`;
}

const synchronized = z
    .array(text("a word that the device reports of a component"), {
        error: write("a list of words, such as [enabled]"),
    })
    .superRefine((words, context) => {
        for (const [index, word] of words.entries()) {
            const message = stateProblem(word);
            if (message !== undefined) context.addIssue({ code: "custom", path: [index], message });
        }
    });

/** What words of a device mean that are not known here. */
export const deviceWordsSchema = object({ roles: roles.optional(), synchronized: synchronized.optional() });

export type DeviceWordsInputs = z.infer<typeof deviceWordsSchema>;
