import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCheckout } from "../endToEnd/checkout.js";

/** A folder that is gone when the process ends. */
function temporary(name: string): string {
    const folder = mkdtempSync(join(tmpdir(), `pulumi-oracle-sbc-${name}-`));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

let checkout: Promise<string> | undefined;

/** The package with the entries for shortened devices, made once. */
export function shortenedCheckout(): Promise<string> {
    const make = async () => {
        const folder = join(temporary("checkout"), "checkout");
        await makeCheckout(folder, "shortened");
        return folder;
    };
    return (checkout ??= make());
}

let states: string | undefined;
let machines = 0;

/** The environment of a provider process on a machine of its own: what it keeps for later runs is nobody else's. */
export function ownMachine(): { readonly XDG_STATE_HOME: string } {
    states ??= temporary("states");
    return { XDG_STATE_HOME: join(states, String(++machines)) };
}
