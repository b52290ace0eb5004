type Values = (key: string) => string | undefined;

/**
 * The stack's own configuration, whatever this process's Provider was given: the engine hands it to every plugin process as
 * PULUMI_CONFIG, JSON of this package's keys without their namespace (a program's process has them with it).
 */
export function stackValues(env: NodeJS.ProcessEnv): Values {
    const all = parsed(env["PULUMI_CONFIG"]);
    return (key) => {
        const value = all[`oracle-sbc:${key}`] ?? all[key];
        if (value === undefined || value === null) return undefined;
        return typeof value === "string" ? value : JSON.stringify(value);
    };
}

function parsed(text: string | undefined): Record<string, unknown> {
    try {
        const value: unknown = JSON.parse(text ?? "");
        return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
    } catch {
        return {};
    }
}

/** A Provider's own value may only be stricter than the stack's. Undefined if neither is set. */
export function strictest<T>(
    [own, stack]: readonly [T | undefined, T | undefined],
    stricter: (own: T, stack: T) => T,
): T | undefined {
    return own === undefined || stack === undefined ? (own ?? stack) : stricter(own, stack);
}
