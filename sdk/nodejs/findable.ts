import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";

let warned = false;

/**
 * Warns if Pulumi will not find this package when it looks for the provider: all it would say itself is "Cannot find
 * module". Looks as the stored text does, from the working directory; a program may have left it, so it is no error. A
 * program can load the package and Pulumi not find it: a component package owns it under pnpm, or a bundler has copied it.
 */
export function warnUnlessFindable(): void {
    if (warned) return;
    try {
        createRequire(`${process.cwd()}/`).resolve("pulumi-oracle-sbc/provider");
    } catch {
        warned = true;
        void pulumi.log.warn(
            `pulumi-oracle-sbc can't be found from ${process.cwd()}, where Pulumi looks for it. ` +
                "Add pulumi-oracle-sbc to this project's own dependencies, even if another package or a bundle contains it. " +
                "If the project has it, let main in Pulumi.yaml name a folder of the project; for an inline program of " +
                "the Automation API, start the process in such a folder, or set main in its projectSettings.",
        );
    }
}
