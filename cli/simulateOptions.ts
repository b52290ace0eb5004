import { parseArgs } from "node:util";
import type { CertificateKind, SimulatorOptions } from "pulumi-oracle-sbc-simulator";
import { readOptionFile } from "./optionFile.js";

/** What the command line asked for. */
export interface SimulateOptions {
    readonly simulator: SimulatorOptions;
    /** Needed for the example commands; the simulator's defaults where not given. */
    readonly username: string;
    readonly password: string;
    readonly caFile: string | undefined;
    readonly json: boolean;
    readonly quiet: boolean;
    readonly help: boolean;
}

/** Throws a sentence where an option can't be used. */
export function parseSimulateOptions(args: readonly string[]): SimulateOptions {
    const { values } = parseArgs({
        args: [...args],
        strict: true,
        allowPositionals: false,
        options: {
            nodes: { type: "string" },
            active: { type: "string" },
            host: { type: "string" },
            ports: { type: "string" },
            "control-port": { type: "string" },
            username: { type: "string", default: "admin" },
            password: { type: "string", default: "acme-packet" },
            "read-only-username": { type: "string" },
            "read-only-password": { type: "string" },
            "api-versions": { type: "string" },
            like: { type: "string" },
            "time-scale": { type: "string" },
            certificate: { type: "string" },
            "separate-certificates": { type: "boolean", default: false },
            "switchover-status": { type: "string" },
            seed: { type: "string" },
            "ca-file": { type: "string" },
            json: { type: "boolean", default: false },
            quiet: { type: "boolean", default: false },
            help: { type: "boolean", short: "h", default: false },
        },
    });
    const simulator: SimulatorOptions = {
        username: values.username,
        password: values.password,
        shareCertificate: !values["separate-certificates"],
        ...given("nodes", values.nodes, (text) => pairOf("--nodes", text)),
        ...given("active", values.active, asIs),
        ...given("apiVersions", values["api-versions"], list),
        ...given("like", values.like, readLike),
        ...given("host", values.host, asIs),
        ...given("ports", values.ports, portPair),
        ...given("controlPort", values["control-port"], (text) => number("--control-port", text)),
        ...given("readOnlyUsername", values["read-only-username"], asIs),
        ...given("readOnlyPassword", values["read-only-password"], asIs),
        ...given("timeScale", values["time-scale"], (text) => number("--time-scale", text)),
        ...given("seed", values.seed, (text) => number("--seed", text)),
        // The simulator itself names the valid kinds.
        ...given("certificate", values.certificate, (text) => text as CertificateKind),
        ...given("switchoverStatus", values["switchover-status"], switchoverStatus),
    };
    return {
        simulator,
        username: values.username,
        password: values.password,
        caFile: values["ca-file"],
        json: values.json,
        quiet: values.quiet,
        help: values.help,
    };
}

/** An object with the option, or without it where it was not given. */
function given<K extends keyof SimulatorOptions>(
    key: K,
    text: string | undefined,
    read: (text: string) => Required<SimulatorOptions>[K],
): Pick<SimulatorOptions, K> | object {
    return text === undefined ? {} : { [key]: read(text) };
}

/** What is in it, the simulator itself judges. */
function readLike(file: string): unknown {
    const text = readOptionFile(file, "--like").toString("utf8");
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new Error(`The file ${file} of --like is not JSON: give a report of doctor --bundle.`, { cause: error });
    }
}

const asIs = (text: string): string => text;

function list(text: string): string[] {
    return text.split(",").map((part) => part.trim());
}

function pairOf(option: string, text: string): readonly [string, string] {
    const [first, second, ...more] = list(text);
    if (!first || !second || more.length > 0) throw new Error(`${option} needs two values with a comma, not ${text}.`);
    return [first, second];
}

function portPair(text: string): readonly [number, number] {
    const [first, second] = pairOf("--ports", text);
    return [number("--ports", first), number("--ports", second)];
}

function number(option: string, text: string): number {
    const value = text.trim() === "" ? NaN : Number(text);
    if (Number.isNaN(value)) throw new Error(`${option} needs a number, not ${text}.`);
    return value;
}

function switchoverStatus(text: string): 202 | 204 {
    if (text === "202") return 202;
    if (text === "204") return 204;
    throw new Error(`--switchover-status must be 204 or 202, not ${text}.`);
}
