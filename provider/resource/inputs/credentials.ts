import type { Credentials } from "../../device/endpoint.js";
import type { EntryPoint } from "../entryPoint.js";

const VARIABLES = { username: "ORACLE_SBC_USERNAME", password: "ORACLE_SBC_PASSWORD" } as const;
type Half = keyof typeof VARIABLES;
const HALVES = ["username", "password"] as const;

/** What the entry point gives for every pair, and what the place of each half is called. */
export interface GivenCredentials {
    readonly username?: string;
    readonly password?: string;
    readonly entry: EntryPoint;
    readonly givenAs: Readonly<Record<Half, string>>;
}

/** A value of the stack or of the Provider, else the environment's. */
export function givenCredentials(
    get: (key: Half) => string | undefined,
    env: NodeJS.ProcessEnv,
    entry: EntryPoint,
): GivenCredentials {
    const [username, password] = HALVES.map((half) => {
        const own = get(half);
        return own === undefined
            ? { value: env[VARIABLES[half]] || undefined, as: VARIABLES[half] }
            : { value: own, as: entry.value?.(half) ?? half };
    }) as [Given, Given];
    return {
        ...(username.value === undefined ? {} : { username: username.value }),
        ...(password.value === undefined ? {} : { password: password.value }),
        entry,
        givenAs: { username: username.as, password: password.as },
    };
}

interface Given {
    readonly value: string | undefined;
    readonly as: string;
}

/** The resource's own credentials, else those for every pair; or what is missing, as a sentence. */
export function credentialsFor(
    inputs: { readonly credentials?: unknown },
    { username, password, entry }: GivenCredentials,
): Credentials | string {
    // Their form is for the check of the inputs.
    if (inputs.credentials) return inputs.credentials as Credentials;
    if (username !== undefined && password !== undefined) return { username, password };
    const missing =
        username === undefined ? (password === undefined ? "Credentials are" : "The user name is") : "The password is";
    const ways = [
        ...(entry.credentials === undefined ? [] : ["the argument credentials"]),
        ...(entry.howToGive === undefined ? [] : [entry.howToGive]),
        `the environment variables ${VARIABLES.username} and ${VARIABLES.password}`,
    ];
    const [only, ...more] = ways;
    const number = ["one way", "two ways", "three ways"][more.length];
    const how =
        more.length === 0
            ? `Set ${only}`
            : `Give them in one of ${number}: ${ways.slice(0, -1).join("; ")}; or ${ways.at(-1)}`;
    return `${missing} missing. ${how}.`;
}

/** Where those that are used can be corrected. A resource and getPair may share what is said. */
export function nameOfCredentials(
    inputs: { readonly credentials?: unknown },
    { entry, givenAs: { username, password } }: GivenCredentials,
): string {
    const { credentials, value } = entry;
    if (inputs.credentials && credentials !== undefined && value === undefined) return credentials;
    if (!inputs.credentials && username === VARIABLES.username && password === VARIABLES.password) {
        return `the environment variables ${username} and ${password}`;
    }
    const [own, other] = inputs.credentials ? HALVES.map((half) => value?.(half)) : [username, password];
    return `${own} and ${other}${credentials === undefined ? "" : `, or ${credentials}`}`;
}
