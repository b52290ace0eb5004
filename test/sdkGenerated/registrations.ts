/** What the programs of test/sdkGenerated print: what they registered, and what the outputs then were. */
export interface Said {
    readonly registered: readonly { readonly type: string; readonly name: string; readonly inputs: unknown }[];
}

const nodes = [
    { name: "sbc-a", address: "10.0.0.1", tls: { certificateSha256: ["AA:BB"] } },
    { name: "sbc-b", address: "10.0.0.2" },
];
const site = { username: "gitops", password: { secret: "s3cret-Value" } };

/** What each of them must register, by type and name; the numbers of a provider apart, which some SDKs write as JSON. */
export const EXPECTED = {
    "oracle-sbc:index:getPair ": { nodes },
    "oracle-sbc:index:HaActiveNode everything": {
        nodes,
        activeNode: "sbc-a",
        credentials: { secret: { username: "admin", password: "s3cret-Value" } },
        revertive: false,
        preconditions: {
            maximumSessions: 10,
            changeWindows: [{ days: ["mon"], from: "22:00", to: "04:00", timeZone: "Etc/UTC" }],
        },
        deviceWords: { roles: { "hot-standby": "standby", on_duty: "active" }, synchronized: ["enabled"] },
        waitSeconds: 60,
        timeouts: { settleSeconds: 90 },
    },
};
const deviceWords = { roles: { on_duty: "active" } };
export const withNumbersAsText = {
    ...{ ...site, parallelSwitchovers: "2", stopAfterFailures: "0" },
    deviceWords: '{"roles": {"on_duty": "active"}}',
};
export const withNumbers = { ...site, parallelSwitchovers: 2, stopAfterFailures: 0, deviceWords };

export const EXPECTED_OUTPUTS = {
    active: "sbc-b",
    counts: { "sbc-a": 3 },
    credentialsAreSecret: true,
    described: "sbc-b: active.",
    roles: { "sbc-a": "standby", "sbc-b": "active" },
};

export function byName({ registered }: Said): Record<string, unknown> {
    return Object.fromEntries(registered.map(({ type, name, inputs }) => [`${type} ${name}`, plain(inputs)]));
}

/** Pulumi's mark of a secret, in the words of the Go program. */
function plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    if ("4dabf18193072939515e22adb298388d" in value && "value" in value) return { secret: plain(value.value) };
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}
