import { printable } from "pulumi-oracle-sbc/provider";
import { OPEN_REQUEST_ADVICE, requestsText } from "../journalOutput.js";
import type { RecordedRequest } from "../stack/index.js";
import type { Paint } from "./columns.js";
import type { Fleet } from "./fleet.js";
import { fleetMarkdown } from "./formats/markdown.js";
import { pairTable } from "./formats/onePair.js";
import { fleetMetrics } from "./formats/prometheus.js";
import { fleetTable, logBlocks } from "./formats/table.js";
import type { Looked } from "./lookAtAll.js";
import { hasUnreadableAlone } from "./openRequests.js";
import type { StatusOptions } from "./options.js";

/** What is printed of one look at all pairs, in the format that was asked for; with the line end at its end. */
export function printed(fleet: Fleet, all: readonly Looked[], options: StatusOptions, paint: Paint): string {
    switch (options.format) {
        case "getPair":
            return `${JSON.stringify(reportOf(all))}\n`;
        case "json":
            return `${JSON.stringify(fleet)}\n`;
        case "markdown":
            return `${fleetMarkdown(fleet)}\n`;
        case "prometheus":
            return fleetMetrics(fleet);
        case "table":
            return `${[tableOf(fleet, all, options, paint), ...openRequestBlocks(all)].join("\n\n")}\n`;
    }
}

function tableOf(fleet: Fleet, all: readonly Looked[], { source }: StatusOptions, paint: Paint): string {
    const [only] = all;
    if (source.kind !== "nodes" || only === undefined || "problem" in only.looked) return fleetTable(fleet, paint);
    return [pairTable(only.looked, source.nodes, paint), ...logBlocks(fleet.pairs)].join("\n\n");
}

function reportOf([only]: readonly Looked[]): unknown {
    return only === undefined || "problem" in only.looked ? undefined : only.looked.report;
}

/** What this machine's journal and the stack's state have as open, if they have something. */
function openRequestBlocks(all: readonly Looked[]): string[] {
    const found = all.flatMap(({ journal }) => journal.requests);
    const requests = [...new Map(found.map((each) => [each.id, each])).values()];
    const known = new Set<string | undefined>(requests.map(({ id }) => id));
    const pending = all.flatMap((looked) => {
        const { pair } = looked.subject;
        if (hasUnreadableAlone(looked))
            return [`  ${printable(pair.name)}: a request whose record is encrypted, or can't be read`];
        const request = pair.recorded?.pending;
        return request === undefined || known.has(request.id) ? [] : [`  ${pendingWords(pair.name, request)}`];
    });
    const title = requests.length === 1 ? "A switchover request is open:" : "Switchover requests are open:";
    return [
        ...(requests.length === 0 ? [] : [`${title}\n${requestsText(requests, new Date())}`]),
        ...(pending.length === 0
            ? []
            : [["Open when the stack's state was written:", ...pending].join("\n"), OPEN_REQUEST_ADVICE]),
    ];
}

function pendingWords(pair: string, { since, from, to, id }: RecordedRequest): string {
    const words = `${pair}: requested ${since}, from ${from} to ${to}`;
    return printable(id === undefined ? words : `${words} (id ${id})`);
}
