import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
    { ignores: ["dist/", "bin/plugin/", "node_modules/"] },
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
        },
    },
    {
        // Time is a parameter there: see provider/clock.ts.
        files: ["provider/**/*.ts"],
        rules: {
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
