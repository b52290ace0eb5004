import { type CertificateKind, certificateKinds } from "./certificates.js";
import type { LockAcrossSwitchover } from "./pair/configurationLock.js";
import type { LagName, LagRange } from "./pair/lags.js";
import type { RequestRecord } from "./requestLog.js";
import type { HaState, RoleWording } from "./pair/roleWords.js";
import { type Dialect, readDialect } from "./dialect/dialect.js";
import type { ActiveChange, RoleChange } from "./pair/roleHistory.js";

/** How a simulated pair is set up. */
export interface SimulatorOptions {
    /** Host names, as the nodes report them. @default ["sbc-a", "sbc-b"] */
    readonly nodes?: readonly [string, string];
    /** Name of the node that is active at first. @default the first */
    readonly active?: string;
    /** Address on which both nodes listen. @default "127.0.0.1" */
    readonly host?: string;
    /** HTTPS port of each node; 0 is any free one. @default [0, 0] */
    readonly ports?: readonly [number, number];
    /** Port of the control endpoint, which is on loopback only; 0 is any free one. @default 0 */
    readonly controlPort?: number;
    /** User with administrator rights, on both nodes. @default "admin" */
    readonly username?: string;
    /** @default "acme-packet" */
    readonly password?: string;
    /** User without administrator rights: 403 on switchover, lock and reboot. @default "user" */
    readonly readOnlyUsername?: string;
    /** @default "acme-packet-user" */
    readonly readOnlyPassword?: string;
    /** Oldest first; any other version in a path answers 404. @default ["v1.0", "v1.1", "v1.2"] */
    readonly apiVersions?: readonly string[];
    /** Factor on the devices' lags, not on their date, log times or token life. @default 1 */
    readonly timeScale?: number;
    /** Lags of one's own, before the time scale, by name: `realLags` has the names and the defaults. */
    readonly lags?: Partial<Record<LagName, LagRange>>;
    /** The same seed draws the same lags in the same order. @default 1 */
    readonly seed?: number;
    /** The devices' date. @default the machine's */
    readonly now?: () => Date;
    /** Documented: 204 on an SBC, 202 on one other product. @default 204 */
    readonly switchoverStatus?: 204 | 202;
    /** What REST calls a state between two roles, which is not documented. @default "spaced" */
    readonly roleWording?: RoleWording;
    /** Other words for some states, of a device that is not as documented; of itself and of its peer. @default {} */
    readonly roleWords?: Readonly<Partial<Record<HaState, string>>>;
    /** Documented under both names, by release. @default "upTime" */
    readonly upTimeElement?: "upTime" | "uptimeSeconds";
    /** What a node says of a peer that it has lost, which is not documented. @default "outOfService" */
    readonly lostPeer?: "outOfService" | "absent";
    /** What becomes of the configuration lock on the node that was active, which is not documented. @default "stays" */
    readonly lockAcrossSwitchover?: LockAcrossSwitchover;
    /** Whether the switchover log begins with the newest entry, which is not documented. @default false */
    readonly newestLogFirst?: boolean;
    /** How many of the newest log entries a status has, which is not documented. @default 10 */
    readonly longestLog?: number;
    /** Offset of log times from UTC, in minutes. @default -240, as in the documented example */
    readonly utcOffsetMinutes?: number;
    /** Both nodes present one certificate, as a pair with shared configuration probably does. @default true */
    readonly shareCertificate?: boolean;
    /** Of both nodes, or of each; with two different ones nothing is shared. @default "valid" */
    readonly certificate?: CertificateKind | readonly [CertificateKind, CertificateKind];
    /** Whether the nodes refuse clients that have no certificate, as their tls-profile can demand. @default false */
    readonly demandsClientCertificate?: boolean;
    /**
     * A report of `doctor --bundle`, parsed: the pair starts as a ready one that speaks like the devices in it. Host names are those of
     * the report, unless `nodes` gives others.
     */
    readonly like?: unknown;
    /** Called when a request has ended. */
    readonly onRequest?: (record: RequestRecord) => void;
    /** Called when a node's role has changed. */
    readonly onRoleChange?: (change: RoleChange) => void;
    /** Called when another set of nodes is active. */
    readonly onActiveChange?: (change: ActiveChange) => void;
}

/** Those that have no default. */
type Optional = "now" | "onRequest" | "onRoleChange" | "onActiveChange";

export type ResolvedOptions = Required<Omit<SimulatorOptions, Optional | "like">> &
    Pick<SimulatorOptions, Optional> & { readonly dialect?: Dialect };

/** Fills in the defaults. Throws a sentence where an option can't be used. */
export function resolveOptions(options: SimulatorOptions): ResolvedOptions {
    const { like, ...given } = options;
    const { roleWording = "spaced", longestLog = 10 } = options;
    const { nodes: names, active } = options;
    const dialect =
        like === undefined ? undefined : readDialect(like, { nodes: names, active, roleWording, longestLog });
    const nodes = names ?? dialect?.names ?? ["sbc-a", "sbc-b"];
    const resolved: ResolvedOptions = {
        active: dialect?.active ?? nodes[0],
        host: "127.0.0.1",
        ports: [0, 0],
        controlPort: 0,
        username: "admin",
        password: "acme-packet",
        readOnlyUsername: "user",
        readOnlyPassword: "acme-packet-user",
        apiVersions: dialect?.apiVersions ?? ["v1.0", "v1.1", "v1.2"],
        timeScale: 1,
        lags: {},
        seed: 1,
        switchoverStatus: 204,
        roleWording,
        roleWords: {},
        upTimeElement: "upTime",
        lostPeer: "outOfService",
        lockAcrossSwitchover: "stays",
        newestLogFirst: dialect?.newestLogFirst ?? false,
        longestLog,
        utcOffsetMinutes: -240,
        shareCertificate: true,
        certificate: "valid",
        demandsClientCertificate: false,
        ...given,
        nodes,
        ...(dialect === undefined ? {} : { dialect }),
    };
    const problem = findProblem(resolved);
    if (problem !== undefined) throw new Error(problem);
    return resolved;
}

function findProblem(options: ResolvedOptions): string | undefined {
    const { nodes, active, timeScale, username, readOnlyUsername } = options;
    if (nodes.length !== 2 || nodes[0] === nodes[1] || nodes.some((name) => !/^[A-Za-z0-9._-]+$/.test(name))) {
        return `A pair has two nodes with different names of letters, digits, dots and hyphens, not ${nodes.join(", ")}.`;
    }
    if (!nodes.includes(active)) return `The active node must be ${nodes.join(" or ")}, not ${active}.`;
    const port = [...options.ports, options.controlPort].find((p) => !Number.isInteger(p) || p < 0 || p > 65_535);
    if (port !== undefined) return `A port is a whole number from 0 to 65535, not ${port}.`;
    if (!Number.isFinite(timeScale) || timeScale < 0) return `The time scale must be 0 or more, not ${timeScale}.`;
    if (username === readOnlyUsername) return `The two users must have different names, not both ${username}.`;
    if (options.apiVersions.length === 0) return "At least one API version is needed, such as v1.2.";
    const version = options.apiVersions.find((name) => !/^v\d+\.\d+$/.test(name));
    if (version !== undefined) return `An API version looks like v1.2, not ${version}.`;
    const kind = [options.certificate].flat().find((name) => !certificateKinds.includes(name));
    if (kind !== undefined) return `A certificate is one of ${certificateKinds.join(", ")}, not ${kind}.`;
    return undefined;
}
