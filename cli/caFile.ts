import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

export interface CaFile {
    readonly path: string;
    removeIfTemporary(): void;
}

/** Writes the certificate authority to `path`, or to a temporary file where there is none. */
export function createCaFile(pem: string, path: string | undefined): CaFile {
    const file = path === undefined ? join(mkdtempSync(join(tmpdir(), "simulated-sbc-")), "ca.pem") : resolve(path);
    writeFileSync(file, pem);
    return {
        path: file,
        removeIfTemporary: () => {
            if (path === undefined) rmSync(dirname(file), { recursive: true, force: true });
        },
    };
}
