import { readFileSync } from "node:fs";
import { secureContextOf, twoRequests } from "./bareNode.js";

export interface BareTask {
    readonly addresses: readonly string[];
    readonly username: string;
    readonly password: string;
    readonly caCertificate: string;
    /** Nodes at once. */
    readonly parallel: number;
}

// A Node.js process that does for each node what a look needs, and nothing else. Its task is a file of JSON.
async function main(file = ""): Promise<void> {
    const { addresses, caCertificate, parallel, ...credentials } = JSON.parse(readFileSync(file, "utf8")) as BareTask;
    const context = secureContextOf(caCertificate);
    const waiting = addresses.values();
    const worker = async () => {
        for (const address of waiting) await twoRequests({ address, context, ...credentials });
    };
    await Promise.all(Array.from({ length: parallel }, worker));
}

void main(process.argv[2]);
