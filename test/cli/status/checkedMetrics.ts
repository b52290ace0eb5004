import { join } from "node:path";
import { GO_ENV, output } from "../../sdkGenerated/commands.js";
import { ROOT } from "../../structure/sourceFiles.js";

export interface Metrics {
    /** What `promtool check metrics` has against them. */
    readonly problems: readonly { readonly Metric: string; readonly Text: string }[] | null;
    readonly samples: readonly {
        readonly metric: string;
        readonly type: string;
        readonly labels: Readonly<Record<string, string>>;
        readonly value: number;
    }[];
}

/** Reads metrics by Prometheus' own parser, which is the node exporter's. Throws where it can't. */
export async function checkedMetrics(input: string): Promise<Metrics> {
    const cwd = join(ROOT, "test/cli/status/promlint");
    return JSON.parse(await output("go", ["run", "-mod=readonly", "."], { cwd, input, env: GO_ENV })) as Metrics;
}
