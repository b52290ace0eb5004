import {
    type EndpointName,
    type FaultDefinition,
    type FaultName,
    type FaultPoint,
    type FaultSpec,
    faults,
} from "./faults.js";

/** What a fault is matched against. */
export interface FaultTarget {
    readonly node: string;
    readonly endpoint: EndpointName | undefined;
    readonly method: string;
    readonly path: string;
    /** Whether it came with a Bearer token. */
    readonly hasToken: boolean;
}

interface ActiveFault {
    readonly spec: FaultSpec;
    left: number;
}

/** The faults that are set now. The one that was set first works first. */
export class FaultBox {
    #active: ActiveFault[] = [];

    get active(): readonly FaultSpec[] {
        return this.#active.map(({ spec }) => spec);
    }

    /** The same fault on the same node and request is replaced. */
    set(spec: FaultSpec): void {
        const key = keyOf(spec);
        this.#active = this.#active.filter((other) => keyOf(other.spec) !== key);
        const definition: FaultDefinition = faults[spec.name];
        this.#active.push({ spec, left: spec.times ?? definition.times ?? Infinity });
    }

    clear(name?: FaultName): void {
        this.#active = name === undefined ? [] : this.#active.filter(({ spec }) => spec.name !== name);
    }

    /** Uses up one time of the first fault that works at one of `points` on this request. */
    take(points: readonly FaultPoint[], target: FaultTarget): FaultSpec | undefined {
        const found = this.#active.find(
            ({ spec }) => points.includes(faults[spec.name].point) && matches(spec, target),
        );
        if (found === undefined) return undefined;
        found.left -= 1;
        if (found.left <= 0) this.#active = this.#active.filter((other) => other !== found);
        return found.spec;
    }

    /** Whether a fault that lasts concerns this node. */
    isSet(name: FaultName, node: string): boolean {
        return this.#active.some(({ spec }) => spec.name === name && (spec.node ?? node) === node);
    }
}

function keyOf({ name, node, endpoint, method, path }: FaultSpec): string {
    return JSON.stringify([name, node, endpoint, method, path]);
}

function matches(spec: FaultSpec, target: FaultTarget): boolean {
    if (spec.node !== undefined && spec.node !== target.node) return false;
    if (spec.method !== undefined && spec.method.toUpperCase() !== target.method) return false;
    if (spec.path !== undefined && spec.path !== target.path) return false;
    const endpoint = spec.endpoint ?? (spec.path === undefined ? faults[spec.name].endpoint : "any");
    if (endpoint === "any") return true;
    return endpoint === "authenticated" ? target.hasToken : endpoint === target.endpoint;
}
