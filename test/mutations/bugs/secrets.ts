import { type Mutation, plantedIn } from "../mutation.js";

const MARKS = { caughtBy: "test/provider/dynamic/secretMarks.property.test.ts" };
const SHORT = { caughtBy: "test/secrets/shortSecrets.property.test.ts" };
const CONCEALED = { caughtBy: "test/provider/resource/secrets/concealment.property.test.ts" };

/** What is redacted, encrypted and concealed, and what must not rest on it. */
export const SECRETS: readonly Mutation[] = [
    plantedIn("device/secrets.ts", "secretsRemover")(
        "a short password printed",
        'form.trim() !== ""',
        "form.trim().length > 3",
        SHORT,
    ),
    plantedIn("device/secrets.ts", "foldedCase")(
        "a secret in capitals passed over",
        'text.replaceAll("\\u017f", "s").replaceAll("\\u212a", "k").toLowerCase()',
        "text",
        { caughtBy: "test/provider/device/words.test.ts" },
    ),
    plantedIn("device/secrets.ts", "removerOf")(
        "a short password taken out of the midst of words",
        "isShort(form)",
        "false",
        SHORT,
    ),
    plantedIn("pair/preconditions/systemState.ts", "checkSystemState")(
        "a decision on the word that may be printed",
        'word.raw === "online"',
        'word.printed === "online"',
        { caughtBy: "test/secrets/sameDecision.property.test.ts" },
    ),
    plantedIn("dynamic/secretMarks.ts", "secretsNamed")(
        "an output of secret nodes in plaintext",
        "asSecret(bag[name])",
        "bag[name]",
        MARKS,
    ),
    plantedIn("resource/secrets/secretOutputs.ts", "derivedSecrets")(
        "a secret reason forgotten as one in the next run",
        "REMEMBERED_NAMES.filter(wasSecret)",
        "[]",
        MARKS,
    ),
    plantedIn("resource/secrets/concealment.ts", "replacementsFor")(
        "the address of a secret node in a message",
        '[each, "[secret]"] as const',
        "[each, each] as const",
        CONCEALED,
    ),
    plantedIn("pair/messages/pairMessage.ts", "inOtherWords")(
        "a secret node's name in a remedy",
        "message.remedies.map(words)",
        "message.remedies",
        CONCEALED,
    ),
];
