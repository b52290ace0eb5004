import type * as pulumi from "@pulumi/pulumi";

/** What a role word can be declared to mean. `transitional`: between two roles, and it is not known towards which. */
export type DeclaredRole = "active" | "standby" | "outOfService" | "standalone" | "transitional";

/**
 * What words that a device reports mean, if their meaning is not known here. A word whose meaning is known, such as
 * `standby` or `false`, can't be declared.
 */
export interface DeviceWordsArgs {
    /**
     * By the word that a node reports of itself or of its peer, in any case and with or without spaces, hyphens and underscores.
     *
     * @default none
     */
    roles?: pulumi.Input<Record<string, pulumi.Input<DeclaredRole>>>;
    /**
     * States of a component that mean that it is synchronized, in any case. `enabled` can be one: the device's reference names
     * it, and does not say what it means.
     *
     * @default none
     */
    synchronized?: pulumi.Input<pulumi.Input<string>[]>;
}
