import { expect } from "chai";
import type { LastSwitchover } from "../../provider/pair/switchoverLogs/newLogLine.js";
import type { PendingSwitchover } from "../../provider/pair/settings.js";
import type { LastAction, RecordedCheck, RequestedBy } from "../../provider/pair/result.js";
import type { PairReport } from "../../provider/resource/getPair.js";
import type { Inputs } from "../../provider/resource/inputs/schema.js";
import type { Observed, Remembered } from "../../provider/resource/outputs.js";
import type { ObjectSpec } from "../../scripts/schema/types.js";
import { committedSchema } from "./committedSchema.js";

/** Every field of what the provider records, by the compiler: one more, or one that may now be absent, does not compile. */
type Fields<T> = {
    readonly [Name in keyof Required<T>]: Record<never, never> extends Pick<T, Name> ? "mayBeAbsent" : "always";
};

const check: Fields<RecordedCheck> = { name: "always", observed: "always", required: "always", met: "always" };
const line: Fields<LastSwitchover> = {
    node: "always",
    oldState: "always",
    newState: "always",
    info: "always",
    at: "mayBeAbsent",
    time: "mayBeAbsent",
};
const action: Fields<LastAction> = {
    id: "mayBeAbsent",
    at: "always",
    from: "always",
    to: "always",
    outcome: "always",
    by: "mayBeAbsent",
    status: "mayBeAbsent",
    tookSeconds: "mayBeAbsent",
    reason: "mayBeAbsent",
    requestedBy: "mayBeAbsent",
    sessionsBefore: "mayBeAbsent",
    sessionsAfter: "mayBeAbsent",
    switchoverCountsBefore: "always",
    switchoverCountsAfter: "always",
    logEntry: "mayBeAbsent",
    checks: "always",
};
const requestedBy: Fields<RequestedBy> = { actor: "always", run: "mayBeAbsent", commit: "mayBeAbsent" };
const pending: Fields<PendingSwitchover> = {
    id: "mayBeAbsent",
    settleSeconds: "mayBeAbsent",
    since: "always",
    sinceByDevice: "mayBeAbsent",
    from: "always",
    to: "always",
    switchoverCounts: "always",
};
const observed: Fields<Observed> = {
    activeNode: "mayBeAbsent",
    standbyNode: "mayBeAbsent",
    roles: "always",
    redundant: "always",
    switchoverCounts: "always",
    lastSwitchover: "mayBeAbsent",
};
const remembered: Fields<Remembered> = {
    lastAction: "mayBeAbsent",
    history: "mayBeAbsent",
    fulfilledActiveNode: "mayBeAbsent",
    pending: "mayBeAbsent",
};
const declared: Fields<Omit<Inputs, "activeNode">> = {
    nodes: "always",
    credentials: "mayBeAbsent",
    tls: "mayBeAbsent",
    apiVersion: "mayBeAbsent",
    deviceWords: "mayBeAbsent",
    revertive: "mayBeAbsent",
    preconditions: "mayBeAbsent",
    waitSeconds: "mayBeAbsent",
    observeOnly: "mayBeAbsent",
    requireRedundancy: "mayBeAbsent",
    exclusive: "mayBeAbsent",
    reason: "mayBeAbsent",
    timeouts: "mayBeAbsent",
};
const report: Fields<PairReport> = {
    ...observed,
    state: "always",
    description: "always",
    possibleLastSwitchovers: "mayBeAbsent",
    unreadableLogs: "mayBeAbsent",
};

const fieldsOf = ({ properties, required }: Pick<ObjectSpec, "properties" | "required">) =>
    Object.fromEntries(
        Object.keys(properties).map((name) => [name, required.includes(name) ? "always" : "mayBeAbsent"]),
    );

describe("the package schema beside what the provider records", () => {
    it("has the outputs of the resource, and says which may be absent", () => {
        const { properties, required } = committedSchema.resources["oracle-sbc:index:HaActiveNode"];
        expect(fieldsOf({ properties, required })).to.deep.equal({ ...declared, ...observed, ...remembered });
    });

    it("has what getPair returns", () => {
        expect(fieldsOf(committedSchema.functions["oracle-sbc:index:getPair"].outputs)).to.deep.equal(report);
    });

    for (const [name, expected] of Object.entries({
        LastAction: action,
        LastSwitchover: line,
        PendingSwitchover: pending,
        PreconditionCheck: check,
        RequestedBy: requestedBy,
    })) {
        it(`has the fields of a ${name}`, () => {
            const spec = committedSchema.types[`oracle-sbc:index:${name}`];
            if (spec === undefined) throw new Error(`The schema has no ${name}.`);
            expect(fieldsOf(spec)).to.deep.equal(expected);
        });
    }
});
