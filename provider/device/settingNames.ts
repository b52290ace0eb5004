/**
 * What whoever runs this calls the settings that a remedy names: a program has arguments and a stack, a command has options.
 * Each entry point names what it reads, and nothing else.
 */
export interface SettingNames {
    /** Where the user name and the password in use were given. */
    readonly credentials: string;
    readonly argument: ArgumentName;
}

/** An argument by its path in a declaration, such as `tls.caCertificate`; undefined if it can't be given there. */
export type ArgumentName = (path: string) => string | undefined;

/** A resource in a program, with credentials from the stack's configuration. */
export const NAMES_IN_PROGRAM: SettingNames = {
    credentials: "oracle-sbc:username and oracle-sbc:password, or the resource's credentials",
    argument: (path) => path,
};

/** `before` and the argument's name, to be put into a sentence; empty if it can't be given. */
export function orSetting({ argument }: SettingNames, before: string, path: string): string {
    const name = argument(path);
    return name === undefined ? "" : `${before}${name}`;
}
