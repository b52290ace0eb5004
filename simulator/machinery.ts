import { routeActions } from "./http/actions.js";
import { systemClock } from "./pair/clock.js";
import type { PairCredentials } from "./http/credentials.js";
import { exchange, type ExchangeContext } from "./http/exchange.js";
import { FaultBox } from "./faults/faultBox.js";
import type { HaNode } from "./pair/haNode.js";
import { seededLags } from "./pair/lags.js";
import { nodePorts } from "./http/nodePorts.js";
import { NodeServer } from "./http/nodeServer.js";
import { roleOf } from "./http/nodeStatus.js";
import type { ResolvedOptions } from "./options.js";
import { HaPair, type PairContext } from "./pair/pair.js";
import { PairFaults } from "./faults/pairFaults.js";
import { refusePlainHttp } from "./http/plainHttp.js";
import { Power } from "./pair/power.js";
import { redactor } from "./http/redact.js";
import { RequestLog } from "./requestLog.js";
import { RoleHistory } from "./pair/roleHistory.js";
import { Schedule } from "./pair/schedule.js";
import { ServedDevice } from "./http/servedDevice.js";
import { SwitchoverRequests } from "./pair/switchoverRequests.js";

export type Machinery = ReturnType<typeof assemble>;

/** Puts the parts of a pair together; nothing listens yet. */
export function assemble(options: ResolvedOptions, credentials: PairCredentials) {
    const clock = systemClock(options.now);
    const schedule = new Schedule(clock);
    const answerSchedule = new Schedule(clock);
    const drawLag = seededLags(options.timeScale, options.seed, options.lags);
    const faultBox = new FaultBox();
    const history = new RoleHistory(clock);
    const log = new RequestLog((record) => options.onRequest?.(record));
    const counts = { sessions: options.dialect?.sessions ?? 120 };

    const pairContext: PairContext = {
        clock,
        schedule,
        drawLag,
        canSynchronize: (node) => !faultBox.isSet("neverSynchronizes", node.name),
        onChange: (node) => onChange(node),
    };
    const pair = new HaPair(options.nodes, options.active, pairContext, options.dialect?.seeds);
    const power = new Power(pair, pairContext);
    const switchovers = new SwitchoverRequests(pair, power, pairContext);
    const pairFaults = new PairFaults(pair, schedule, faultBox);
    const devices = [newDevice(pair.nodes[0], 0), newDevice(pair.nodes[1], 1)] as const;
    const ports = nodePorts({ devices, options, faultBox, schedule, pairFaults, credentials });
    for (const node of pair.nodes) history.record(node, roleOf(node, options), pair.nodes);

    const redact = redactor(() => [
        options.password,
        options.readOnlyPassword,
        ...devices.flatMap(({ tokens }) => [...tokens.all]),
    ]);
    const context: ExchangeContext = {
        clock,
        drawLag,
        faultBox,
        log,
        redact,
        later: (delayMs, action) => answerSchedule.after("answer", delayMs, action),
        apiVersions: options.apiVersions,
        speak: options.dialect?.speak ?? ((answer) => answer),
        accounts: [
            { username: options.username, password: options.password, isAdministrator: true },
            { username: options.readOnlyUsername, password: options.readOnlyPassword, isAdministrator: false },
        ],
        actions: routeActions({
            options,
            clock,
            drawLag,
            schedule,
            pair,
            power,
            switchovers,
            sessions: () => counts.sessions,
        }),
    };

    function newDevice(ha: HaNode, index: 0 | 1): ServedDevice {
        const server: NodeServer = new NodeServer({
            host: options.host,
            port: options.ports[index],
            credential: credentials.usual[index],
            demandsClientCertificate: options.demandsClientCertificate,
            hangsBeforeTls: () => faultBox.isSet("hangTls", ha.name),
            onRequest: (arrival) => void exchange(device, arrival, context),
            onPlainHttp: (firstLine, connection) =>
                refusePlainHttp({ node: ha.name, firstLine, connection }, { log, clock, redact }),
        });
        const device: ServedDevice = new ServedDevice(ha, server);
        return device;
    }

    function onChange(node: HaNode): void {
        const { change, activeChange } = history.record(node, roleOf(node, options), pair.nodes);
        if (change !== undefined) options.onRoleChange?.(change);
        if (activeChange !== undefined) options.onActiveChange?.(activeChange);
        const device = devices.find(({ ha }) => ha === node);
        if (device !== undefined) ports.servePower(device);
        const former = devices.find(({ ha }) => ha !== node);
        if (node.state === "Active" && former !== undefined && former.ha.state !== "Active") {
            device?.lock.takeOver(former.lock, options.lockAcrossSwitchover);
        }
        switchovers.onChange();
    }

    async function settled(): Promise<void> {
        while (!schedule.isSettled || !answerSchedule.isSettled) {
            await Promise.all([schedule.settled(), answerSchedule.settled()]);
        }
    }

    async function stop(): Promise<void> {
        schedule.cancelAll();
        answerSchedule.cancelAll();
        await Promise.all(devices.map(({ server }) => server.close()));
    }

    return {
        clock,
        schedule,
        pair,
        power,
        switchovers,
        faultBox,
        history,
        log,
        counts,
        devices,
        applyFaults: ports.applyFaults,
        credentialOf: ports.credentialOf,
        settled,
        stop,
    };
}
