/** The fields of a control request, from its JSON body or its query. */
export interface ControlFields {
    readonly whole: Readonly<Record<string, unknown>>;
    text(name: string): string;
    optionalText(name: string): string | undefined;
    number(name: string): number;
}

/** Throws a sentence where the body is not a JSON object. */
export function parseFields(body: string, query: URLSearchParams): ControlFields {
    const whole = { ...Object.fromEntries(query), ...parseObject(body) };
    const optionalText = (name: string): string | undefined => {
        const value = whole[name];
        if (value === undefined || typeof value === "string") return value;
        throw new Error(`The field ${name} must be a text, not ${JSON.stringify(value)}.`);
    };
    return {
        whole,
        optionalText,
        text: (name) => {
            const value = optionalText(name);
            if (value === undefined) throw new Error(`The field ${name} is needed, as a text.`);
            return value;
        },
        number: (name) => {
            const value = Number(whole[name] ?? NaN);
            if (Number.isNaN(value)) throw new Error(`The field ${name} is needed, as a number.`);
            return value;
        },
    };
}

function parseObject(body: string): Record<string, unknown> {
    if (body.trim() === "") return {};
    let value: unknown;
    try {
        value = JSON.parse(body);
    } catch {
        throw new Error("The body must be JSON.");
    }
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    throw new Error("The body must be a JSON object.");
}
