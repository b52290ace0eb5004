import { delimiter, join } from "node:path";

export interface PulumiPlace {
    /** Folder of the CLI; put first on PATH. */
    readonly bin: string;
    /** PULUMI_HOME: an existing folder for plugins and the selected stack. */
    readonly home: string;
    /** An existing folder that the stacks' state is written to. */
    readonly backendDir: string;
    /** Encrypts the stacks' secrets; may be empty. */
    readonly passphrase: string;
}

/**
 * What a Pulumi CLI needs to work on a backend in a folder, without a network and without the user's own Pulumi account,
 * stacks and plugins. Only these variables; see `withoutPulumi` for what must not come along.
 */
export function pulumiEnv(
    { bin, home, backendDir, passphrase }: PulumiPlace,
    env = process.env,
): Record<string, string> {
    return {
        PATH: [bin, env.PATH].filter(Boolean).join(delimiter),
        PULUMI_HOME: home,
        // What the provider itself keeps: see provider/state.
        XDG_STATE_HOME: join(home, "provider-state"),
        PULUMI_BACKEND_URL: `file://${backendDir}`,
        PULUMI_CONFIG_PASSPHRASE: passphrase,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_DISABLE_REGISTRY_RESOLVE: "true",
        PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
        PULUMI_SKIP_CONFIRMATIONS: "true",
    };
}

/** The user's environment without what directs Pulumi (such as PULUMI_STACK) or this provider elsewhere. */
export function withoutPulumi(env = process.env): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(PULUMI|ORACLE_SBC)_/i.test(name)));
}
