import { type Io, printed } from "../../../provider/device/io.js";
import type { Call, Lifecycle } from "../../../provider/plugin/lifecycle.js";
import { unmarked } from "../../../provider/plugin/rpc/wire.js";
import type { Network } from "../network.js";
import { PASSWORD } from "../devices.js";
import type { Process } from "../process.js";
import { processParts } from "../processParts.js";
import type { ProviderCode } from "../provider.js";
import { declaredWords } from "../scenario/dialect.js";
import { freezeSettings } from "../scenario/freeze.js";
import type { Settings } from "../scenario/settings.js";

/** A provider process as the engine has it: configured once, and called for each resource. */
export interface DynamicDoor {
    readonly face: "dynamic";
    readonly process: Process;
    readonly provider: ReturnType<ProviderCode["createHaActiveNode"]>;
}

export interface PluginDoor {
    readonly face: "plugin";
    readonly process: Process;
    readonly lifecycle: Lifecycle;
    readonly callFor: (urn: string) => Call;
}

export async function openDoor(
    process: Process,
    network: Network,
    isDefault: boolean,
): Promise<DynamicDoor | PluginDoor> {
    return process.face === "dynamic"
        ? await dynamicDoor(process, network)
        : await pluginDoor(process, network, isDefault);
}

async function dynamicDoor(process: Process, network: Network): Promise<DynamicDoor> {
    const { run } = process;
    const io: Io = {
        clock: process.clock,
        transport: network.transportFor(process),
        signal: run.cancelled.signal,
        log: (line, kind) => process.printed.push(printed(line, kind)),
        isEngineThere: () => process.later(network.random.between(0.5, 3), () => run.orphanedMs === undefined),
    };
    const provider = network.code.createHaActiveNode(io, processParts(process, network));
    const config = { ...credentials(run.settings), ...stackSettings(run.settings) };
    await provider.configure({ config: { get: (key) => config[key] } });
    return { face: "dynamic", process, provider };
}

/** @param isDefault an explicit `Provider` is not configured by the stack: it finds the stack's settings by itself */
async function pluginDoor(process: Process, network: Network, isDefault: boolean): Promise<PluginDoor> {
    const { run } = process;
    const served = network.code.createServed({
        clock: process.clock,
        transport: network.transportFor(process),
        ...processParts(process, network),
        env: { PULUMI_CONFIG: JSON.stringify(bare(stackSettings(run.settings))) },
    });
    const say = (text: string) => void process.printed.push(text);
    const callFor = (urn: string): Call => ({
        urn,
        signal: run.cancelled.signal,
        timeoutSeconds: undefined,
        log: (_severity, text) => say(text),
        status: say,
        afterwards: (work) => void work.catch(() => undefined),
        // A plugin ends with its engine.
        isEngineThere: () => process.later(network.random.between(0.5, 3), () => true),
    });
    // What an explicit one has of the words it is given by the program.
    const own = isDefault ? stackSettings(run.settings) : wordSettings(run.settings);
    const config = { ...credentials(run.settings), ...own };
    await served.configuration.configure(unmarked(bare(config)), callFor("urn:provider"));
    return { face: "plugin", process, lifecycle: served.resources["oracle-sbc:index:HaActiveNode"]!, callFor };
}

/** Without their namespace, as a plugin gets them. */
function bare(config: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("oracle-sbc:", ""), value]));
}

function credentials({ isPasswordWrong }: Settings): Record<string, string> {
    const password = isPasswordWrong === true ? "not-the-password" : PASSWORD;
    return { "oracle-sbc:username": "admin", "oracle-sbc:password": password };
}

function stackSettings(settings: Settings): Record<string, string> {
    const keys = ["parallelSwitchovers", "stopAfterFailures", "maximumSwitchovers", "journal"] as const;
    const set = keys.flatMap((key) =>
        settings[key] === undefined ? [] : [[`oracle-sbc:${key}`, String(settings[key])]],
    );
    const { freeze } = settings;
    const frozen = freeze === undefined ? {} : freezeSettings(freeze);
    return { ...Object.fromEntries(set), ...frozen, ...wordSettings(settings) } as Record<string, string>;
}

function wordSettings({ dialect }: Settings): Record<string, string> {
    if (dialect?.declaredIn !== "stack") return {};
    return { "oracle-sbc:deviceWords": JSON.stringify(declaredWords(dialect)) };
}
