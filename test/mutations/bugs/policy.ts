import { type Mutation, plantedIn } from "../mutation.js";

const inWindows = plantedIn("pair/preconditions/changeWindow.ts", "changeWindows", ["clocks", "slow", "sideBySide"]);
const inCooldown = plantedIn("pair/preconditions/cooldown.ts", "checkCooldown", ["clocks", "slow", "sideBySide"]);
const inSinceNewest = plantedIn("pair/preconditions/cooldown.ts", "sinceNewest", ["clocks", "slow", "sideBySide"]);
const inWindow = plantedIn("pair/preconditions/changeWindow.ts", "checkChangeWindow", ["clocks", "slow", "sideBySide"]);
const inFreeze = plantedIn("pair/preconditions/freeze.ts", "checkFreeze");
const inDeviceNow = plantedIn("pair/deviceDate.ts", "deviceNow", ["clocks", "slow", "sideBySide"]);

const FROZEN = { caughtBy: "test/simulation/focusedPolicy.test.ts" };

/** What a program declares as preconditions, and whose clock they go by. */
export const POLICY: readonly Mutation[] = [
    plantedIn("pair/preconditions/synchronized.ts", "checkSynchronized", ["device", "everything"])(
        "synchronization not required",
        "bad.length === 0 && unreadable.length === 0 && (isReported || !isDeclared)",
        "true",
        { caughtBy: "test/provider/pair/preconditions/preconditions.test.ts" },
    ),
    plantedIn("pair/preconditions/synchronized.ts", "checkSynchronized", ["device", "everything"])(
        "a word without a known meaning waited out",
        "bad.every(isOutOfStep)",
        "true",
        { caughtBy: "test/provider/pair/preconditions/preconditions.test.ts" },
    ),
    plantedIn("device/syncState.ts", "meaningOfState", ["calm", "device"])(
        "a state without a known meaning read as good",
        'STATES.get(state) ?? "unknown"',
        'STATES.get(state) ?? "good"',
        { caughtBy: "test/provider/device/deviceWords.test.ts" },
    ),
    plantedIn("device/role.ts", "readRole")(
        "a declaration that changes a known meaning",
        "known !== undefined",
        "known !== undefined && declared.length === 0",
        { caughtBy: "test/provider/device/deviceWords.test.ts" },
    ),
    plantedIn("device/role.ts", "readRole", ["calm", "network", "device"])(
        "an unknown role word read as standby",
        'meaning ?? "unknown"',
        'meaning ?? "standby"',
        { caughtBy: "test/provider/device/deviceWords.test.ts" },
    ),
    plantedIn("resource/settingsFor.ts", "endpointFor")(
        "a stack's words in place of a resource's",
        "{ ...config.deviceWords, ...inputs.deviceWords }",
        "{ ...inputs.deviceWords, ...config.deviceWords }",
        { caughtBy: "test/provider/resource/sessions.test.ts" },
    ),
    plantedIn("pair/preconditions/health.ts", "checkHealth", ["device", "everything"])(
        "health not required",
        "percent >= minimumPercent",
        "true",
        { caughtBy: "test/provider/pair/preconditions/preconditions.test.ts" },
    ),
    plantedIn("pair/preconditions/sessions.ts", "checkSessions", ["clocks", "sideBySide", "calm"])(
        "a maximum of sessions not required",
        "counted.count <= maximum",
        "true",
        { caughtBy: "test/provider/pair/preconditions/policy.test.ts" },
    ),
    inFreeze("a freeze over by this machine's clock alone", "device.getTime() >= until.ms", "true", FROZEN),
    inFreeze("a freeze over by the device's clock alone", "now.date.getTime() >= until.ms", "true", FROZEN),
    plantedIn("pair/preconditions/index.ts", "checkPreconditions")(
        "a freeze not looked at",
        "freezes.map((freeze) => checkFreeze(freeze, active, now))",
        "[]",
        FROZEN,
    ),
    plantedIn("pair/sessionEvidence.ts", "SessionEvidence.end")(
        "sessions counted while the request leaves",
        "this.#over.abort()",
        "undefined",
        { caughtBy: "test/provider/pair/sessionEvidence.test.ts" },
    ),
    inCooldown("a cool-down not required", "youngestMs >= requiredMs", "true"),
    inCooldown(
        "a cool-down by one node's log",
        "sightings.map((sighting) => ({ node: sighting.node, since: sinceNewest(sighting, now), }))",
        "sightings.slice(1).map((sighting) => ({ node: sighting.node, since: sinceNewest(sighting, now) }))",
        { caughtBy: "test/simulation/focusedPolicy.test.ts" },
    ),
    inSinceNewest(
        "a cool-down by this machine's clock",
        "deviceNow(sighting, now)",
        "({ earliest: now.date, latest: now.date })",
        { caughtBy: "test/provider/pair/preconditions/unreadableDate.test.ts" },
    ),
    inWindows(
        "a change window by this machine's clock",
        "deviceNow(active, now)",
        "{ earliest: now.date, latest: now.date }",
        { caughtBy: "test/simulation/focusedPolicy.test.ts" },
    ),
    inWindows(
        "a change window by the other node's clock",
        "({ value }, { active, now }) => checkChangeWindow(value, deviceNow(active, now))",
        "({ value }, { takingOver, now }) => checkChangeWindow(value, deviceNow(takingOver, now))",
        {
            caughtBy: "test/simulation/focusedPolicy.test.ts",
        },
    ),
    inWindows("a change window not required", "checkChangeWindow(value, deviceNow(active, now))", "undefined", {
        caughtBy: "test/provider/pair/preconditions/policy.test.ts",
    }),
    plantedIn("pair/reading.ts", "keyOf")(
        "a preview by a look that did not read what is required",
        "[...settings.sessions, exceptOf, ...readers]",
        "[...settings.sessions]",
        { caughtBy: "test/provider/pair/preconditions/added.test.ts" },
    ),
    plantedIn("pair/reading.ts", "readersFor")("a precondition judged without what it needs", "[needs]", "[]", {
        caughtBy: "test/provider/pair/preconditions/added.test.ts",
    }),
    inWindow("a change window until its very end", "MARGIN_MS", "-1000", {
        caughtBy: "test/provider/pair/preconditions/policy.test.ts",
    }),
    inWindow(
        "a change window by the earliest that a node's clock may say",
        "state.until.getTime() - latest.getTime() > MARGIN_MS",
        "state.until.getTime() - earliest.getTime() > 0",
        { caughtBy: "test/provider/pair/preconditions/policy.test.ts" },
    ),
    inDeviceNow("a Date that can't be read taken for none", "status.hasUnreadableDate", "false", {
        caughtBy: "test/provider/pair/preconditions/unreadableDate.test.ts",
    }),
    inDeviceNow(
        "a node's clock of the moment in which it answered",
        "new Date(at + now.ms - times.ms)",
        "new Date(at)",
        { caughtBy: "test/provider/pair/preconditions/unreadableDate.test.ts" },
    ),
];
