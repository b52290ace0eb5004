import type { Bag } from "../../faces/callFailure.js";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** As the protocol has what is not known before `up`. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** As the protocol marks what is secret. */
export function secret(value: unknown): Bag {
    return { [SIGNATURE]: SECRET, value };
}

export function isSecret(value: unknown): boolean {
    return typeof value === "object" && value !== null && (value as Bag)[SIGNATURE] === SECRET;
}

/** In clear, marks and all. */
export function plain<T>(value: T): T {
    const text = JSON.stringify(value, (_key, inner: unknown) => (isSecret(inner) ? (inner as Bag)["value"] : inner));
    return JSON.parse(text) as T;
}
