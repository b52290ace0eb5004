import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Account, unprivilegedAccount } from "./account.js";
import { findPostgres } from "./binaries.js";

const execute = promisify(execFile);

/** A PostgreSQL server of its own, on loopback, with its data in a temporary folder. */
export interface PostgresServer {
    /** What Pulumi takes as `PULUMI_BACKEND_URL`. */
    readonly url: string;
    readonly password: string;
    /** Such as `postgres (PostgreSQL) 15.12`. */
    readonly version: string;
    /** Ends it and removes its data. It also ends with this process. */
    stop(): Promise<void>;
}

/** Starts one as an unprivileged user. Rejects with a sentence where none can be had. */
export async function startPostgres(): Promise<PostgresServer> {
    const bin = await findPostgres();
    const account = unprivilegedAccount();
    const folder = mkdtempSync(join(tmpdir(), "pulumi-oracle-sbc-postgres-"));
    if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
    let server: ChildProcess | undefined;
    const end = () => {
        // An immediate shutdown: the data is thrown away.
        server?.kill("SIGQUIT");
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    process.once("exit", end);
    try {
        const password = randomBytes(16).toString("hex");
        const port = await freePort();
        await initialize(bin, folder, password, account);
        server = await serve(bin, folder, port, account);
        const { stdout } = await execute(join(bin, "postgres"), ["--version"], account);
        const running = server;
        const stop = async () => {
            process.removeListener("exit", end);
            const ended = running.exitCode === null ? once(running, "exit") : Promise.resolve();
            running.kill("SIGQUIT");
            await ended;
            end();
        };
        const url = `postgres://pulumi:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
        return { url, password, version: stdout.trim(), stop };
    } catch (error) {
        end();
        process.removeListener("exit", end);
        throw error;
    }
}

async function initialize(bin: string, folder: string, password: string, account: Account): Promise<void> {
    const file = join(folder, "password");
    writeFileSync(file, password, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) chownSync(file, account.uid, account.gid);
    const how = ["--username=pulumi", `--pwfile=${file}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
    await execute(join(bin, "initdb"), [`--pgdata=${join(folder, "data")}`, "--no-sync", ...how], {
        ...account,
        cwd: folder,
    });
}

/** Resolves when it takes connections. */
async function serve(bin: string, folder: string, port: number, account: Account): Promise<ChildProcess> {
    const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
    const server = spawn(
        join(bin, "postgres"),
        ["-D", join(folder, "data"), ...settings.flatMap((setting) => ["-c", setting])],
        { ...account, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
    );
    let said = "";
    await new Promise<void>((resolve, reject) => {
        server.stderr.on("data", (chunk) => {
            said += String(chunk);
            if (said.includes("ready to accept connections")) resolve();
        });
        server.once("error", reject);
        server.once("exit", () => reject(new Error(`PostgreSQL ended before it took connections: ${said.trim()}`)));
    });
    return server;
}

async function freePort(): Promise<number> {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, "close");
    return port;
}
