import { expect } from "chai";
import { Linter } from "eslint";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./sourceFiles.js";

interface Restriction {
    readonly selector: string;
    readonly message: string;
}

const CLEVER: Readonly<Record<string, string>> = {
    "a tuple taken apart at once": "const [a, b] = [1, 2];",
    "the same of constants": "const [a, b] = [1, 2] as const;",
    "the same of what may change": "let [a, b] = [1, 2];",
    "two names set at once": "let a = 1; let b = 2; [a, b] = [b, a];",
    "a pattern in the head of a loop": "for (let { value } = given; value > 0; value -= 1) use(value);",
    "writing past readonly": "class A { readonly a = 1; set() { Object.assign(this, { a: 2 }); } }",
    "a cast by way of unknown": "const a = given as unknown as number;",
};

const PLAIN: Readonly<Record<string, string>> = {
    "what a function answers": "const [a, b] = both();",
    "what was awaited together": "const [a, b] = await Promise.all([one(), other()]);",
    "the first of several lists": "const [first] = [...ones, ...others];",
    "a pattern in a loop over a list": "for (const [name, value] of Object.entries(given)) use(name, value);",
    "a new object": "const a = Object.assign({}, { a: 2 });",
    "what is not known yet": "const a = given as unknown;",
};

describe("the rules of ESLint", () => {
    let problemsOf: (code: string) => readonly string[];

    before(async function () {
        this.timeout(60_000);
        const config = (await import(pathToFileURL(join(ROOT, "eslint.config.mjs")).href)) as {
            readonly CLEVER_FORMS: readonly Restriction[];
            readonly BLIND_CAST: Restriction;
        };
        const { parser } = await import("typescript-eslint");
        const restricted: Linter.RuleEntry = ["error", ...config.CLEVER_FORMS, config.BLIND_CAST];
        const rules = { "no-restricted-syntax": restricted };
        problemsOf = (code) =>
            new Linter()
                .verify(code, [{ files: ["**/*.ts"], languageOptions: { parser }, rules }], "a.ts")
                .map(({ ruleId, message }) => ruleId ?? message);
    });

    for (const [what, code] of Object.entries(CLEVER))
        it(`refuse ${what}`, () => expect(problemsOf(code)).to.deep.equal(["no-restricted-syntax"]));

    for (const [what, code] of Object.entries(PLAIN))
        it(`allow ${what}`, () => expect(problemsOf(code)).to.deep.equal([]));
});
