import { committedSchema } from "../schema/committedSchema.js";

/** The program that the schema shows for a language. */
export function example(language: "python" | "go"): string {
    const { description } = committedSchema.resources["oracle-sbc:index:HaActiveNode"];
    const [, text] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(description) ?? [];
    if (text === undefined) throw new Error(`The schema shows no program in ${language}.`);
    return text;
}
