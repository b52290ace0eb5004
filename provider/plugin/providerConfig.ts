import { isDeepStrictEqual } from "node:util";
import { SbcError } from "../errors.js";
import { CONFIG_KEYS, readConfig } from "../resource/inputs/stackConfig.js";
import { type EntryPoint, IN_PROVIDER, IN_STACK } from "../resource/entryPoint.js";
import type { CheckAnswer, ConfigRequest } from "./lifecycle.js";
import { type Bag, type Marked, UNKNOWN } from "./rpc/wire.js";
import type { Shared } from "./shared.js";

/** What Pulumi itself puts beside a provider's own values. */
const PULUMIS_KEYS = /^(version|pluginDownloadURL|pluginChecksums|__.*)$/;

/** Each problem names its key: a misspelt one would be a setting that silently does not hold. */
export function checkConfig({ urn, news }: ConfigRequest, env: NodeJS.ProcessEnv): CheckAnswer {
    const entry = entryOf(urn);
    const unknownKeys = Object.keys(news.value).filter((key) => !CONFIG_KEYS.has(key) && !PULUMIS_KEYS.test(key));
    const problems = [
        ...unknownKeys.map(
            (key) => `${entry.value?.(key)} is not a setting of this provider; valid: ${[...CONFIG_KEYS].join(", ")}.`,
        ),
        // One by one: reading them all would end with the first that is wrong.
        // What is wrong in the stack's own configuration is found each time.
        ...new Set([...CONFIG_KEYS].flatMap((key) => problemOf(key, news.value, env, entry))),
    ];
    return {
        inputs: { value: news.value, secrets: news.secrets.and(["password"]) },
        failures: problems.map((reason) => ({ property: "", reason })),
    };
}

function problemOf(key: string, bag: Bag, env: NodeJS.ProcessEnv, entry: EntryPoint): string[] {
    try {
        // An end without a freeze is a problem of its own.
        const { freeze } = key === "freezeUntil" ? bag : {};
        readConfig(getterOf({ [key]: bag[key], ...(freeze === undefined ? {} : { freeze }) }), env, entry);
        return [];
    } catch (error) {
        if (error instanceof SbcError) return [error.message];
        throw error;
    }
}

/** The keys whose values differ. */
export function diffConfig({ olds, news }: ConfigRequest): string[] {
    const keys = new Set([...Object.keys(olds.value), ...Object.keys(news.value)]);
    return [...keys].filter((key) => !isDeepStrictEqual(olds.value[key], news.value[key])).sort();
}

export function configure({ value }: Marked, urn: string | undefined, { context }: Shared): void {
    context.configure(getterOf(value), entryOf(urn));
}

/** A Provider of the program has a name of its own; an older engine does not say which it configures. */
function entryOf(urn: string | undefined): EntryPoint {
    const [, name = "default"] = /::pulumi:providers:oracle-sbc::(.+)$/.exec(urn ?? "") ?? [];
    return /^default(_|$)/.test(name) ? IN_STACK : IN_PROVIDER;
}

/** Every value is text by the protocol; but some SDKs send a number as it is. */
function getterOf(bag: Bag): (key: string) => string | undefined {
    return (key) => {
        const value = bag[key];
        if (value === undefined || value === null || value === UNKNOWN) return undefined;
        return typeof value === "string" ? value : JSON.stringify(value);
    };
}
