import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { output } from "../sdkGenerated/commands.js";
import { ROOT } from "../structure/sourceFiles.js";

const NAME = "pulumi-oracle-sbc";

export interface NpmRegistry {
    readonly env: Readonly<Record<string, string>>;
    readonly stop: () => Promise<void>;
}

/** A registry on loopback that has this package as npm would publish it, and sends whoever wants another to the usual one. */
export async function startNpmRegistry(folder: string): Promise<NpmRegistry> {
    const [others, packed] = await Promise.all([
        output("npm", ["config", "get", "registry"]),
        output("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: ROOT }),
    ]);
    const archive = basename(packed.trim());
    const bytes = readFileSync(join(folder, archive));
    const server = createServer((request, response) => {
        const path = decodeURIComponent(request.url ?? "/").slice(1);
        if (path === archive) return void response.end(bytes);
        if (path === NAME) return void response.end(JSON.stringify(packument(request.headers.host, archive, bytes)));
        response.writeHead(302, { location: new URL(request.url ?? "/", others.trim()).href }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return {
        env: { npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_audit: "false", npm_config_fund: "false" },
        stop: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
    };
}

/** What a registry tells of a package. */
function packument(host: string | undefined, archive: string, bytes: Buffer): object {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly version: string };
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    const dist = { tarball: `http://${host ?? ""}/${archive}`, integrity };
    return {
        name: NAME,
        "dist-tags": { latest: manifest.version },
        versions: { [manifest.version]: { ...manifest, scripts: {}, devDependencies: {}, dist } },
    };
}
