import { ensureHost } from "./keptHost.js";
import type { PulumiCli, Settings } from "./settings.js";

/** The folder that holds Go's language host. */
export function ensureGoHost(cli: PulumiCli, overrides: Partial<Settings> = {}): Promise<string> {
    return ensureHost(
        {
            name: "pulumi-language-go",
            what: "the language host for Go",
            module: "go-host",
            package: "github.com/pulumi/pulumi/sdk/v3/go/pulumi-language-go",
            // The last version of the SDK's Go module that the host is part of; it works with later CLIs.
            version: "3.66.0",
            kept: "go-host",
        },
        cli,
        overrides,
    );
}
