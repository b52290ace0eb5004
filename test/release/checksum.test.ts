import { expect } from "chai";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { createServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { sha256 } from "../../scripts/release/checksums.js";
import { archiveName } from "../../scripts/release/pluginArchives.js";
import { createAuthority } from "../../simulator/certificates.js";
import { failed, succeeded } from "../endToEnd/readRun.js";
import type { Run } from "../endToEnd/stack.js";
import { onEmptyMachine } from "./emptyMachine.js";
import { architecture, getServed, getServedFirst, system, VERSION } from "./served.js";

type Protocol = "HTTP/2" | "HTTP/1.1";

/** `pulumi plugin install … --checksum`, from a server of one protocol; `sum` is made of the archive's own. */
async function install(protocol: Protocol, sum: (right: string) => string): Promise<Run & { isInstalled: boolean }> {
    const archive = join((await getServed()).folder, archiveName(VERSION, { system, architecture }));
    const authority = await createAuthority();
    const { certificate: cert, privateKey: key } = await authority.issue("valid", "127.0.0.1", ["127.0.0.1"]);
    const bytes = readFileSync(archive);
    const answer = (
        _request: unknown,
        response: NodeJS.WritableStream & { setHeader(name: string, value: number): void },
    ) => {
        response.setHeader("Content-Length", bytes.length);
        response.end(bytes);
    };
    const server: Server =
        protocol === "HTTP/2" ? createSecureServer({ cert, key }, answer) : createServer({ cert, key }, answer);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    let run = { succeeded: false, text: "", isInstalled: false };
    await onEmptyMachine(async (machine) => {
        const trusted = join(machine.folder, "ca.pem");
        writeFileSync(trusted, authority.certificate);
        // What Go reads on Linux in place of the system's authorities.
        machine.env["SSL_CERT_FILE"] = trusted;
        const args = ["plugin", "install", "resource", "oracle-sbc", VERSION, "--server", url];
        const ended = await machine.pulumi(machine.folder, ...args, "--checksum", sum(sha256(archive)));
        const kept = join(machine.pulumiHome, `plugins/resource-oracle-sbc-v${VERSION}/pulumi-resource-oracle-sbc`);
        run = { ...ended, isInstalled: existsSync(kept) };
    });
    server.close();
    return run;
}

const wrong = (right: string) => (right.startsWith("0") ? "1" : "0") + right.slice(1);

describe("the plugin's checksum, given to the CLI", function () {
    this.timeout(120_000);
    before(function () {
        if (process.platform !== "linux") this.skip();
    });
    getServedFirst();

    for (const protocol of ["HTTP/2", "HTTP/1.1"] as const) {
        it(`is accepted over ${protocol} if it is the archive's own`, async () => {
            const run = await install(protocol, (right) => right);
            succeeded(run);
            expect(run.isInstalled).to.equal(true);
        });

        it(`is refused over ${protocol} if it is another one, and nothing is installed`, async () => {
            const run = await install(protocol, wrong);
            expect(failed(run)).to.contain("invalid checksum");
            expect(run.isInstalled).to.equal(false);
        });
    }
});
