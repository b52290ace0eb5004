import { writeSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { SbcError } from "../../../provider/errors.js";
import type { Call, Configuration, Lifecycle, Served } from "../../../provider/plugin/lifecycle.js";
import { serve } from "../../../provider/plugin/server.js";
import { Unfinished } from "../../../provider/plugin/rpc/unfinished.js";
import { type Bag, type Marked, UNKNOWN, unmarked } from "../../../provider/plugin/rpc/wire.js";
import { FUNCTION, RESOURCE } from "./names.js";

/** Standard error tells the test what happened, even where nobody is left to be answered. */
const tell = (line: string) => writeSync(2, `${line}\n`);

const aborted = ({ signal }: Call) =>
    new Promise<never>((_resolve, reject) => {
        const give = () => {
            tell(`aborted: ${(signal.reason as { kind: string }).kind}`);
            reject(signal.reason as Error);
        };
        if (signal.aborted) give();
        else signal.addEventListener("abort", give);
    });

/** What a create or an update does, by the input `act`. */
const acts: Readonly<Record<string, (news: Marked, call: Call) => Promise<Marked>>> = {
    echo: (news) => Promise.resolve(news),
    derive: ({ value, secrets }) =>
        Promise.resolve({
            value: { ...value, greeting: `hello ${String(value["name"])}`, missing: undefined },
            secrets: secrets.touch(["name"]) ? secrets.and(["greeting"]) : secrets,
        }),
    preview: ({ value }) => Promise.resolve(unmarked({ ...value, roles: UNKNOWN })),
    untilAborted: (_news, call) => (call.status("waiting"), aborted(call)),
    abortError: (_news, call) => {
        call.status("waiting");
        return aborted(call).catch(() => Promise.reject(new DOMException("This operation was aborted", "AbortError")));
    },
    stubborn: (_news, call) => (call.status("waiting"), new Promise(() => undefined)),
    unfinishedWhenAborted: (news, call) => {
        call.status("waiting");
        return aborted(call).catch((reason: Error) =>
            Promise.reject(new Unfinished("pair-1", news, [`not finished: ${reason.message}`])),
        );
    },
    leavingWork: (news, call) => {
        call.afterwards(delay(Number(news.value["ms"])).then(() => tell("given back")));
        return Promise.resolve(news);
    },
    unfinishedLeavingWork: (news, call) => {
        call.status("waiting");
        return aborted(call).catch((reason: Error) => {
            call.afterwards(delay(Number(news.value["ms"])).then(() => tell("given back")));
            throw new Unfinished("pair-1", news, [`not finished: ${reason.message}`]);
        });
    },
    unfinished: ({ value, secrets }) => {
        const reasons = [typeof value["reason"] === "string" ? value["reason"] : "the outcome is unknown"];
        const outputs = { value: { ...value, active: "b" }, secrets };
        return Promise.reject(new Unfinished("pair-1", outputs, reasons, withoutLong));
    },
    refuse: () => Promise.reject(new SbcError("refused", "No switchover was requested.", "Look at the pair.")),
    badText: () => Promise.reject(new SbcError("refused", "It says \ud800.", "x".repeat(100_000))),
    defect: () => Promise.reject(new TypeError("undefined is not a function")),
    tell: (news, call) => {
        for (const index of [1, 2, 3, 4, 5]) call.log("warning", `line ${index}`);
        call.status("step 2/3 \ud800");
        return Promise.resolve(news);
    },
};

/** Without the two texts that tests make long, and what tests put into `tls`. */
function withoutLong({ text: _text, reason: _reason, tls, ...rest }: Bag): readonly Bag[] {
    return [{ ...rest, ...(tls === undefined ? {} : { tls: { servername: "x" } }) }];
}

const act = (news: Marked, call: Call) => (acts[String(news.value["act"])] ?? acts["echo"]!)(news, call);

const configuration: Configuration = {
    checkConfig: ({ news }) =>
        Promise.resolve({ inputs: { value: news.value, secrets: news.secrets.and(["password"]) }, failures: [] }),
    diffConfig: ({ olds, news }) =>
        Promise.resolve(Object.keys(news.value).filter((name) => olds.value[name] !== news.value[name])),
    configure: () => Promise.resolve(),
};

const lifecycle: Lifecycle = {
    check: ({ news }) =>
        Promise.resolve({
            inputs: news,
            failures: news.value["bad"] === undefined ? [] : [{ property: "", reason: "bad must not be set" }],
        }),
    diff: ({ oldInputs, olds, news }) =>
        Promise.resolve({
            detailedDiff: {
                ...(olds.value["activeNode"] === news.value["activeNode"]
                    ? {}
                    : { activeNode: { kind: "update", inputDiff: false } as const }),
                ...(oldInputs !== undefined && oldInputs.value["nodes"] !== news.value["nodes"]
                    ? { "nodes[0].name": { kind: "update", inputDiff: true, replaces: true } as const }
                    : {}),
            },
        }),
    create: async ({ news }, call) => ({ id: "pair-1", outputs: await act(news, call) }),
    update: ({ news }, call) => act(news, call),
    read: ({ id, inputs, outputs }) =>
        Promise.resolve(id === "gone" ? { kind: "gone" } : { kind: "found", id, inputs, outputs }),
    delete: () => Promise.resolve(),
};

const served: Served = {
    configuration,
    resources: { [RESOURCE]: lifecycle },
    functions: { [FUNCTION]: (args) => Promise.resolve({ result: args, failures: [] }) },
};

serve(() => Promise.resolve(served), process.argv.slice(2));
