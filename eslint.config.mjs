import js from "@eslint/js";
import tseslint from "typescript-eslint";

/** Forms that a reader has to take apart; the plain one is a line longer. */
export const CLEVER_FORMS = [
    {
        selector:
            "VariableDeclarator[id.type='ArrayPattern'] > ArrayExpression.init:not([elements.0.type='SpreadElement'])",
        message: "Declare each name by itself.",
    },
    {
        selector: "VariableDeclarator[id.type='ArrayPattern'] > TSAsExpression.init > ArrayExpression",
        message: "Declare each name by itself.",
    },
    {
        selector: "AssignmentExpression[left.type='ArrayPattern'] > ArrayExpression.right",
        message: "Set each name by itself.",
    },
    {
        selector: "ForStatement > VariableDeclaration.init > VariableDeclarator[id.type=/Pattern$/]",
        message: "Declare the name before the loop.",
    },
    {
        selector: "CallExpression[callee.object.name='Object'][callee.property.name='assign'] > ThisExpression",
        message: "Set the field, which the compiler checks, in the constructor.",
    },
];

/** In what ships, what a state or a file holds is told by a check, which the compiler knows as a type guard. */
export const BLIND_CAST = {
    selector: "TSAsExpression > TSAsExpression > TSUnknownKeyword",
    message: "Check what it is, in a function that is a type guard.",
};

export default tseslint.config(
    { ignores: ["dist/", "bin/plugin/", "node_modules/", "templates/"] },
    js.configs.recommended,
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.recommendedTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            "@typescript-eslint/switch-exhaustiveness-check": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/no-unused-vars": [
                "error",
                { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
            ],
            eqeqeq: "error",
            "no-restricted-syntax": ["error", ...CLEVER_FORMS],
        },
    },
    {
        // Time is a parameter there: see provider/clock.ts.
        files: ["provider/**/*.ts"],
        rules: {
            "no-restricted-syntax": ["error", ...CLEVER_FORMS, BLIND_CAST],
            "no-restricted-globals": [
                "error",
                { name: "setTimeout", message: "Use the Clock that came in as a parameter." },
                { name: "setInterval", message: "Use the Clock that came in as a parameter." },
                { name: "fetch", message: "Use the Transport that came in as a parameter." },
            ],
        },
    },
    {
        // Chai's assertions are property reads.
        files: ["test/**/*.ts"],
        rules: { "@typescript-eslint/no-unused-expressions": "off" },
    },
);
