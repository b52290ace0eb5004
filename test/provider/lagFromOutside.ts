const names = ["lag", "lagMs", "lagSeconds", "deviceLag", "deviceLagMs", "deviceLagSeconds", "testLagMs"];
const screaming = (name: string) => name.replace(/[A-Z]/g, "_$&").toUpperCase();

/** Keys of the stack's configuration by which one would try to shorten the device's lag. */
export const lagConfig: Readonly<Record<string, string>> = Object.fromEntries(names.map((name) => [name, "1"]));

/** Environment variables by which one would. */
export const lagEnv: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
        names.flatMap((name) =>
            ["", "ORACLE_SBC_", "PULUMI_ORACLE_SBC_", "PULUMI_CONFIG_ORACLE_SBC_"].map((prefix) => [
                `${prefix}${screaming(name)}`,
                "1",
            ]),
        ),
    ),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(names.map((name) => [`oracle-sbc:${name}`, "1"]))),
    NODE_ENV: "test",
};
