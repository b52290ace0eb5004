/** Another engine than the tested one, and another @pulumi/pulumi: set by command.ts for the processes that it starts. */
export const ENGINE = process.env["TEST_ENGINE"];
/** A folder that has it in node_modules. */
export const SDK_FOLDER = process.env["TEST_SDK_FOLDER"];

export interface Measured {
    /** The life of one pair that all languages share. */
    readonly lifeCycle: boolean;
    /** After a failover, what `pulumi preview` without --refresh says of it. */
    readonly drift: "property" | "update" | "none";
    readonly savedPlan: boolean;
}
