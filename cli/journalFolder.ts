import { resolve } from "node:path";
import { journalFolder } from "pulumi-oracle-sbc/provider";

/** Which journal `--journal` means, which takes what `oracle-sbc:journal` takes; undefined if there is none. */
export function folderOf(option: string | undefined): string | undefined {
    if (option === "off") return undefined;
    if (option === "") throw new Error("--journal is empty; write the folder that oracle-sbc:journal names.");
    return journalFolder(option === undefined || option === "required" ? undefined : resolve(option), process.env);
}
