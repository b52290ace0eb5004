import * as pulumi from "@pulumi/pulumi";
import type { HaActiveNodeArgs } from "./arguments.js";
import { canonical } from "./canonicalAddress.js";
import { engineConnection } from "./monitor.js";

/** Of one run of a program: the resource that declares an address. */
type Owners = Map<string, string>;

// By the engine's connection: one process may run several programs, or one program again and again.
const ownersByRun = new WeakMap<object, Owners>();

/** Throws if another resource of this run declares one of these addresses. */
export function requireDeclaredOnce(name: string, args: HaActiveNodeArgs): void {
    const monitor = engineConnection();
    // A unit test may declare what it likes.
    if (monitor === undefined) return;
    const owners = ownersByRun.get(monitor) ?? new Map<string, string>();
    ownersByRun.set(monitor, owners);
    claim(owners, name, args);
}

/**
 * Claims the addresses for the resource. One that is an output is not known here and claims nothing, nor does a pair that is
 * only observed, or may be: the provider looks again before it requests anything. @internal
 */
export function claim(owners: Owners, name: string, { nodes, observeOnly }: HaActiveNodeArgs): void {
    if (!Array.isArray(nodes) || (observeOnly ?? false) !== false) return;
    const addresses = nodes.flatMap((node) => {
        const address: unknown = (node as { address?: unknown } | null | undefined)?.address;
        return typeof address === "string" ? [address] : [];
    });
    for (const address of addresses) {
        const owner = owners.get(canonical(address));
        if (owner !== undefined) throw declaredTwice(name, owner, address);
    }
    for (const address of addresses) owners.set(canonical(address), name);
}

function declaredTwice(name: string, owner: string, address: string): Error {
    return new pulumi.RunError(
        `HaActiveNode ${JSON.stringify(name)}: its address ${address} is declared by HaActiveNode ${JSON.stringify(owner)} too. ` +
            "Declare each pair once, or set observeOnly: true on all but one of these resources.",
    );
}
