import type { ArgumentName } from "../device/settingNames.js";

/** How whoever runs this gives credentials and arguments. Remedies and refusals name these ways, and no other. */
export interface EntryPoint {
    /** What the argument `credentials` is called in a remedy; absent if there is none. */
    readonly credentials?: string;
    /** What a value of the stack, or of a Provider, is called; absent if neither is read. */
    readonly value?: (key: string) => string;
    /** The same as a way to give credentials. */
    readonly howToGive?: string;
    /** How such a value is corrected: a sentence. */
    readonly howToSet?: (key: string) => string;
    /** How a value that is an object is corrected: a sentence. */
    readonly howToSetObject?: (key: string) => string;
    /** How it is taken out: the end of a sentence. */
    readonly howToTakeOut?: (key: string) => string;
    readonly argument: ArgumentName;
}

const BY_PATH: ArgumentName = (path) => path;

/** A resource that is configured by its stack. */
export const IN_STACK: EntryPoint = {
    credentials: "the argument credentials",
    value: (key) => `oracle-sbc:${key}`,
    howToGive:
        "the stack's configuration (pulumi config set oracle-sbc:username NAME; pulumi config set --secret oracle-sbc:password)",
    howToSet: (key) => `Set it with: pulumi config set oracle-sbc:${key} …`,
    howToSetObject: (key) =>
        `Correct oracle-sbc:${key} in the stack's file, or with: pulumi config set --path 'oracle-sbc:${key}…' …`,
    howToTakeOut: (key) => `take it out (pulumi config rm oracle-sbc:${key})`,
    argument: BY_PATH,
};

/** A resource that is configured by a Provider of its own: what the stack has is not read for it. */
export const IN_PROVIDER: EntryPoint = {
    credentials: "the argument credentials",
    value: (key) => `the Provider's ${key}`,
    howToGive: "the arguments username and password of the Provider",
    howToSet: (key) => `Correct the argument ${key} of the Provider in the program.`,
    howToSetObject: (key) => `Correct the argument ${key} of the Provider in the program.`,
    howToTakeOut: (key) => `take the argument ${key} of the Provider out of the program`,
    argument: BY_PATH,
};

/** A look by a program or a script, which reads no stack. */
export const LOOK: EntryPoint = { credentials: "the argument credentials", argument: BY_PATH };
