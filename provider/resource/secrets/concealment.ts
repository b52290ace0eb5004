import { parseAddress } from "../../device/endpoint.js";
import type { Io } from "../../device/io.js";
import type { SbcError } from "../../errors.js";
import { type DeclaredNode, nodesIn } from "../inputs/declaredNodes.js";

/**
 * What the messages about one pair say in place of names and addresses that its program has marked as secret: the resource's
 * name for the pair, `node 1` and `node 2` in the order of the declaration for its nodes.
 */
export class Concealment {
    static readonly none = new Concealment(new Map());
    readonly #any: RegExp | undefined;

    /** @param replacements by texts in lower case */
    private constructor(private readonly replacements: ReadonlyMap<string, string>) {
        this.#any = replacements.size === 0 ? undefined : anyOf([...replacements.keys()]);
    }

    /** @param nodes as they are declared, checked or not */
    static of(resource: string, nodes: unknown): Concealment {
        return new Concealment(replacementsFor(resource, nodesIn(nodes)));
    }

    text(text: string): string {
        return this.#any === undefined
            ? text
            : text.replace(this.#any, (found) => this.replacements.get(found.toLowerCase()) ?? "[secret]");
    }

    /** Without the cause: its text would come along. */
    error(error: SbcError): SbcError {
        if (this.#any === undefined) return error;
        return error.inOtherWords((text) => this.text(text));
    }

    io(io: Io): Io {
        return this.#any === undefined ? io : { ...io, log: (line, kind) => io.log(this.text(line), kind) };
    }
}

function replacementsFor(resource: string, nodes: readonly DeclaredNode[]): ReadonlyMap<string, string> {
    const [a, b] = nodes;
    const pair = a === undefined || b === undefined ? [] : [[`${a.name}/${b.name}`, resource] as const];
    const all = nodes.flatMap(({ name, address }, index) => {
        const node = `node ${index + 1}`;
        const addresses = spellingsOf(address);
        return [
            [name, node] as const,
            ...addresses.flatMap((each) => [[`${name} (${each})`, node] as const, [each, "[secret]"] as const]),
        ];
    });
    const replacements = new Map<string, string>();
    for (const [text, replacement] of [...pair, ...all]) {
        // An address may be the name as well: then it is called as that.
        if (text.trim() !== "" && !replacements.has(text.toLowerCase()))
            replacements.set(text.toLowerCase(), replacement);
    }
    return replacements;
}

/** As declared, and as messages have it. */
function spellingsOf(address: string): readonly string[] {
    const parsed = parseAddress(address);
    if (typeof parsed === "string") return [address];
    const { host, port } = parsed;
    const hosts = host.includes(":") ? [`[${host}]`, host] : [host];
    return [...new Set([address, ...hosts.flatMap((each) => [`${each}:${port}`, each])])];
}

/** The longest first; each as a word of its own, beside which no letter or digit stands. */
function anyOf(texts: readonly string[]): RegExp {
    const patterns = [...texts]
        .sort((a, b) => b.length - a.length)
        .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}
