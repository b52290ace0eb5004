import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { type PostgresServer, startPostgres } from "../../scripts/postgres/index.js";
import { LiveRun } from "../crash/liveRun.js";
import type { OnePair } from "../crash/onePair.js";
import { getPlace } from "../endToEnd/place.js";

/** Of a `describe`: from its first test to its last, all stacks are on a PostgreSQL server of their own. */
export function onPostgres(): () => PostgresServer | undefined {
    let server: PostgresServer | undefined;
    before(async function () {
        this.timeout(20 * 60_000);
        const { envVars } = await getPlace();
        server = await startPostgres();
        envVars["PULUMI_BACKEND_URL"] = server.url;
    });
    after(async () => {
        await server?.stop();
    });
    return () => server;
}

/** The same stack from another machine: another PULUMI_HOME and state directory, the same state of Pulumi's. */
export function upElsewhere({ stack }: OnePair): LiveRun {
    const home = mkdtempSync(join(stack.place.folder, "home-"));
    return new LiveRun(stack, ["up", "--yes", "--skip-preview"], { PULUMI_HOME: home, ...stack.place.machine(home) });
}
