import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { Io } from "../device/io.js";
import { Concealment } from "../resource/secrets/concealment.js";
import { PartialFailure, retold } from "./partialFailure.js";
import { cleaned } from "../resource/inputs/nulls.js";
import {
    concealmentFor,
    hasPlainRecords,
    isSecretIn,
    markedAgain,
    markedInputs,
    markedOutputs,
    type SecretRules,
} from "./secretMarks.js";

type Bag = Record<string, unknown>;

/** The calls of a dynamic provider in which a secret could get into the state, or into a message. */
interface Calls {
    check(olds: Bag, news: Bag): Promise<{ inputs: Bag; failures: { property: string; reason: string }[] }>;
    diff(id: string, olds: Bag, news: Bag): Promise<{ changes: boolean; replaces: string[] }>;
    create(news: Bag): Promise<{ id: string; outs: Bag }>;
    update(id: string, olds: Bag, news: Bag): Promise<{ outs: Bag }>;
    read(id: string, props: Bag): Promise<{ id: string; props: Bag; inputs?: Bag }>;
}

/** Calls run side by side, and share one place for their messages. One for all: Node.js lets go of none that was used. */
const current = new AsyncLocalStorage<Concealment>();

/** What a program has marked as secret stays so in whatever a dynamic provider answers, prints and fails with. */
export class DynamicSecrets {
    constructor(private readonly rules: SecretRules) {}

    io(io: Io): Io {
        return { ...io, log: (line, kind) => io.log((current.getStore() ?? Concealment.none).text(line), kind) };
    }

    around<C extends Calls>(calls: C): C {
        return {
            ...calls,
            check: async (olds: Bag, news: Bag) => {
                const { inputs, failures } = await this.#run(news, () => calls.check(olds, news));
                const concealment = concealmentFor(this.rules, news);
                return {
                    inputs: cleaned(markedInputs(this.rules, inputs, news)),
                    failures: failures.map(({ property, reason }) => ({ property, reason: concealment.text(reason) })),
                };
            },
            diff: async (id: string, olds: Bag, news: Bag) => {
                const difference = await this.#run(news, () => calls.diff(id, olds, news));
                return { ...difference, changes: difference.changes || hasPlainRecords(this.rules, news, olds) };
            },
            create: async (news: Bag) => {
                const own = isSecretIn(news, this.rules.namedBy) ? randomUUID() : undefined;
                const { id, outs } = await this.#changing({ news, id: own }, () => calls.create(news));
                // An id is never encrypted.
                return { id: own ?? id, outs: markedOutputs(this.rules, outs, news) };
            },
            update: async (id: string, olds: Bag, news: Bag) => {
                const { outs } = await this.#changing({ news, olds }, () => calls.update(id, olds, news));
                return { outs: markedOutputs(this.rules, outs, news, olds) };
            },
            read: async (id: string, props: Bag) => {
                const read = await this.#run(props, () => calls.read(id, props));
                const inputs =
                    read.inputs === undefined ? {} : { inputs: markedInputs(this.rules, read.inputs, props) };
                return { ...read, props: markedAgain(read.props, props), ...inputs };
            },
        };
    }

    async #run<T>(bag: Bag, call: () => Promise<T>): Promise<T> {
        const concealment = concealmentFor(this.rules, bag);
        try {
            return await (isConcealing(concealment) ? current.run(concealment, call) : call());
        } catch (error) {
            throw retold(error, (cause) => concealment.error(cause));
        }
    }

    /** A partial failure leaves outputs in the state as well. */
    async #changing<T>(of: { news: Bag; olds?: Bag; id?: string | undefined }, call: () => Promise<T>): Promise<T> {
        try {
            return await this.#run(of.news, call);
        } catch (error) {
            throw error instanceof PartialFailure
                ? error.with(of.id ?? error.id, markedOutputs(this.rules, error.properties, of.news, of.olds))
                : error;
        }
    }
}

/** Where nothing is concealed, no context is opened: from the first one on, each promise of the process carries it. */
function isConcealing(concealment: Concealment): boolean {
    return concealment !== Concealment.none || current.getStore() !== undefined;
}
