import type { TopologyArgs, TopologyPairArgs } from "../../sdk/nodejs/topology/arguments.js";
import { mergedArgs } from "../../sdk/nodejs/topology/merging.js";
import { given, isBag } from "../bag.js";
import { projectOf } from "../urn.js";
import { tlsForm, wordsForm } from "./forms.js";
import type { DeviceWords, KnownPair, StackPair, Tls } from "./pairs.js";
import type { StackConfig } from "./stackConfig.js";
import { credentialsIn, type Credentials, type FilePair } from "./topologyFile.js";

/** What a look at a pair takes: the arguments of `getPair`. Absent credentials: those of the environment. */
export interface LookArguments {
    readonly nodes: KnownPair["declared"]["nodes"];
    readonly tls?: Tls;
    readonly apiVersion?: string;
    readonly deviceWords?: DeviceWords;
    readonly timeouts?: { readonly requestSeconds: number };
    readonly credentials?: Credentials;
}

export interface AccessOptions {
    readonly env: NodeJS.ProcessEnv;
    /** What the command line gives; it goes before everything else. */
    readonly tls?: Tls;
    readonly apiVersion?: string;
    readonly deviceWords?: DeviceWords;
}

export function hasCredentials(env: NodeJS.ProcessEnv): boolean {
    return Boolean(env["ORACLE_SBC_USERNAME"]) && Boolean(env["ORACLE_SBC_PASSWORD"]);
}

/** For a pair of a topology file. The user is the environment's, else the file's own. */
export function fileLook(pair: FilePair, options: AccessOptions): LookArguments {
    return lookOf(pair, options, [pair.declared], pair.credentials);
}

/**
 * For a pair of a stack. The user is the environment's; else that of its site, or of the topology, in the project's own
 * configuration; else that of `oracle-sbc:username` and `oracle-sbc:password`. Trust and words
 * are the pair's own, else its Provider's; without a Provider of its own, those of the stack.
 */
export function stackLook(pair: StackPair, config: StackConfig, options: AccessOptions): LookArguments {
    const stack = { username: config.get("oracle-sbc:username"), password: config.get("oracle-sbc:password") };
    const credentials = credentialsIn(inTopology(pair, config)["credentials"]) ?? credentialsIn(stack);
    const { providerTls, providerWords } = pair;
    const isOfStack = providerTls === undefined && providerWords === undefined;
    const shared = isOfStack
        ? given({ tls: stackTls(config), deviceWords: stackWords(config) })
        : given({ tls: providerTls, deviceWords: providerWords });
    return lookOf(pair, options, [shared, pair.declared], credentials);
}

/** What can be given in several places: the nearest counts, field by field. */
type Shared = Pick<LookArguments, "tls" | "deviceWords">;

function lookOf(
    { declared }: KnownPair,
    { env, tls, apiVersion, deviceWords }: AccessOptions,
    shared: readonly Shared[],
    credentials: Credentials | undefined,
): LookArguments {
    const merged: Tls = Object.assign({}, ...shared.map((each) => each.tls), tls) as Tls;
    const words = Object.assign({}, ...shared.map((each) => each.deviceWords), deviceWords) as DeviceWords;
    const version = apiVersion ?? declared.apiVersion;
    const requestSeconds = declared.timeouts?.["requestSeconds"];
    return {
        nodes: declared.nodes,
        ...(Object.keys(merged).length === 0 ? {} : { tls: merged }),
        ...(Object.keys(words).length === 0 ? {} : { deviceWords: words }),
        ...(version === undefined ? {} : { apiVersion: version }),
        ...(requestSeconds === undefined ? {} : { timeouts: { requestSeconds } }),
        ...(hasCredentials(env) || credentials === undefined ? {} : { credentials }),
    };
}

/** What a topology in the project's configuration gives a pair, by the names of `HaActiveNodeArgs`. */
function inTopology({ urn, name, site }: StackPair, config: StackConfig): Readonly<Record<string, unknown>> {
    const project = projectOf(urn);
    const [defaults, sites, pairs] = ["defaults", "sites", "pairs"].map((key) => config.get(`${project}:${key}`));
    const list: readonly unknown[] = Array.isArray(pairs) ? pairs : [];
    const written = list.find((each) => isBag(each) && each["name"] === name);
    const pair = { name, ...(site === undefined ? {} : { site }), ...(isBag(written) ? written : {}) };
    const topology = {
        pairs: [],
        ...(isBag(defaults) ? { defaults } : {}),
        ...(isBag(sites) ? { sites } : {}),
    } as TopologyArgs;
    return { ...mergedArgs(pair as unknown as TopologyPairArgs, topology) };
}

function stackWords(config: StackConfig): DeviceWords | undefined {
    return wordsForm.safeParse(config.get("oracle-sbc:deviceWords")).data;
}

function stackTls(config: StackConfig): Tls {
    const written = ["caCertificate", "serverName", "certificateSha256"].flatMap((key) => {
        const value = config.get(`oracle-sbc:${key}`);
        const pins =
            key === "certificateSha256" && typeof value === "string" ? value.split(/[\s,]+/).filter(Boolean) : value;
        return pins === undefined ? [] : [[key, pins] as const];
    });
    const read = tlsForm.safeParse(Object.fromEntries(written));
    return read.success ? read.data : {};
}
