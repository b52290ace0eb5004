import type * as pulumi from "@pulumi/pulumi";

/** What must hold before a switchover is requested. */
export interface PreconditionsArgs {
    /**
     * Health of the node that is to take over, in percent. A node that reports none passes, unless this is set.
     *
     * @default 75
     */
    minimumHealthPercent?: pulumi.Input<number>;
    /**
     * Every component that is in use is synchronized, by both nodes' answers. Nodes that report none pass, unless this is
     * set. `false` switches the check off.
     *
     * @default true
     */
    synchronized?: pulumi.Input<boolean>;
    /**
     * At most so many sessions on the active node, by its own count (KPI `globalSessions`), which is read only if this is
     * set.
     *
     * @default not checked
     */
    maximumSessions?: pulumi.Input<number>;
    /**
     * At least so many seconds since the newest entry in either node's own switchover log, failovers of its own included, by
     * the device's clock. So it holds across stacks and machines.
     *
     * @default not checked
     */
    cooldownSeconds?: pulumi.Input<number>;
    /**
     * When a switchover may be requested: in one of these windows, by the device's clock, checked again right before the
     * request.
     *
     * @default at any time
     */
    changeWindows?: pulumi.Input<pulumi.Input<ChangeWindowArgs>[]>;
}

/** Either `{ days?, from, to, timeZone }`, which recurs, or `{ start, end }`, once. The end is not part of it. */
export interface ChangeWindowArgs {
    /**
     * Days on which it begins: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
     *
     * @default every day
     */
    days?: pulumi.Input<pulumi.Input<string>[]>;
    /** Wall-clock time, `HH:MM`. */
    from?: pulumi.Input<string>;
    /** Wall-clock time, `HH:MM` or `24:00`. Before `from`: on the next day. */
    to?: pulumi.Input<string>;
    /** IANA name, such as `Europe/Madrid`. */
    timeZone?: pulumi.Input<string>;
    /** ISO 8601 with offset, such as `2027-01-16T22:00:00+01:00`. */
    start?: pulumi.Input<string>;
    /** ISO 8601 with offset. */
    end?: pulumi.Input<string>;
}
