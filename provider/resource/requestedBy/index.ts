import { printable } from "../../device/printable.js";
import type { RequestedBy } from "../../pair/result.js";
import { CI_SYSTEMS } from "./ciSystems.js";

/** What is known of whoever runs this. */
export interface Asking {
    readonly env: NodeJS.ProcessEnv;
    /** Who runs this process, such as `jane@ops-1`. */
    readonly userAtHost: string;
}

const LONGEST_ACTOR = 200;
const LONGEST_URL = 256;

/**
 * Who had a run request switchovers, and from where: by the CI system whose job this is, else by the account of this process.
 *
 * Whatever the environment has is made one line. A web address loses what may be a credential, or is left out.
 *
 * @param actor as configured, which counts before all else
 */
export function requestedBy({ env, userAtHost }: Asking, actor?: string): RequestedBy {
    const system = CI_SYSTEMS.find(({ mark }) => env[mark]);
    const told = system?.actor.map((name) => printable(env[name] ?? "", LONGEST_ACTOR)).find((name) => name !== "");
    const run = system && pageOf(system.run(env), system.query?.(env));
    const commit = system && hashIn(env[system.commit]);
    return {
        actor: actor ?? told ?? printable(userAtHost, LONGEST_ACTOR),
        ...(run === undefined ? {} : { run }),
        ...(commit === undefined ? {} : { commit }),
    };
}

/** Without user name, password and fragment; and without a query, in which tokens travel, but for one of our own making. */
function pageOf(address: string | undefined, query: string | undefined): string | undefined {
    if (address === undefined || !URL.canParse(address)) return undefined;
    const url = new URL(address);
    if (!/^https?:$/.test(url.protocol)) return undefined;
    Object.assign(url, { username: "", password: "", hash: "", search: query ?? "" });
    return url.href.length > LONGEST_URL || url.href !== printable(url.href, LONGEST_URL) ? undefined : url.href;
}

function hashIn(commit: string | undefined): string | undefined {
    return /^[0-9a-f]{7,64}$/i.test(commit ?? "") ? commit : undefined;
}
