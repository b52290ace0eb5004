import { chmod, copyFile, mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { publish, type Filled } from "./cache.js";
import { dynamicProviderHost, fileName } from "./executables.js";
import { run } from "../processes/run.js";
import type { Attempt, Settings } from "./settings.js";

export interface GoBuild {
    /** Folder with go.mod and go.sum, under scripts/pulumiCli/go; or the whole path of one. */
    readonly module: string;
    readonly packages: readonly string[];
    readonly version: string;
    readonly what: string;
    /** Its go.mod names less than it needs. @default false */
    readonly mayAddModules?: boolean;
}

/** The quick one first, so that a machine without a usable Go says so early. */
function goBuilds(version: string): readonly GoBuild[] {
    return [
        {
            module: "nodejs-host",
            packages: ["github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"],
            // The last version of the SDK's Go module that the host is part of; it works with later CLIs.
            version: "3.68.0",
            what: "its Node.js language host",
        },
        {
            module: "cli",
            packages: [
                "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
                "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
            ],
            version,
            what: "the CLI",
        },
    ];
}

/** The CLI and its language hosts, compiled from Pulumi's Go modules, whose versions go.mod and go.sum fix. */
export async function built(settings: Settings): Promise<Attempt> {
    const go = await run("go", ["version"], { env: settings.env, stallMs: 30_000, signal: settings.signal });
    if (go.kind !== "exited" || go.code !== 0) {
        return { kind: "failed", why: "it can't be built from source, because there is no working `go` on PATH" };
    }
    settings.say(
        `Building Pulumi ${settings.version} from its Go modules, once: about five minutes on two cores, and ` +
            `the time for the downloads. It is kept in ${settings.cacheDir}.`,
    );
    return publish(settings, "built", async (folder) => {
        const bin = join(folder, "bin");
        await mkdir(bin);
        for (const build of goBuilds(settings.version)) {
            const filled = await goBuild(build, folder, settings);
            if (filled.kind === "failed") return filled;
        }
        return addDynamicProviderHost(bin, settings.platform);
    });
}

/** Compiles into `folder`/bin. */
export async function goBuild(build: GoBuild, folder: string, settings: Settings): Promise<Filled> {
    // Old CLIs have it in the other place; a place that there is not does no harm.
    const places = ["sdk/v3/go/common", "pkg/v3"].map((at) => `github.com/pulumi/pulumi/${at}/version.Version`);
    const ldflags = ["-s -w", ...places.map((place) => `-X ${place}=v${build.version}`)].join(" ");
    const mod = build.mayAddModules === true ? "-mod=mod" : "-mod=readonly";
    const flags = [mod, "-buildvcs=false", "-tags=osusergo,grpcnotrace", `-ldflags=${ldflags}`, "-v"];
    const startedAt = performance.now();
    let downloads = 0;
    let compiled = 0;
    const progress = setInterval(() => {
        const seconds = Math.round((performance.now() - startedAt) / 1000);
        const done =
            compiled > 0
                ? `${compiled} packages compiled`
                : downloads > 0
                  ? `${downloads} modules downloaded`
                  : "at work";
        settings.say(`Building ${build.what}: ${done}, ${seconds} s`);
    }, settings.progressEveryMs);
    try {
        const ended = await run("go", ["build", ...flags, "-o", `${join(folder, "bin")}/`, ...build.packages], {
            cwd: moduleFolder(build.module),
            // Not the user's workspace file, and no C compiler; leftovers of an interrupted build are removed with `folder`.
            env: { ...settings.env, GOWORK: "off", CGO_ENABLED: "0", GOTMPDIR: folder },
            stallMs: settings.buildStallMs,
            signal: settings.signal,
            onLine: (line, stream) => {
                if (stream === "stdout") return;
                if (line.startsWith("go: ")) downloads += 1;
                else compiled += 1;
            },
        });
        if (ended.kind === "exited" && ended.code === 0) return { kind: "filled" };
        const why = ended.kind === "exited" ? lastLines(ended.stderr) : `\`go build\` ${ended.why}`;
        return { kind: "failed", why: `building ${build.what} from its Go modules failed (${why})` };
    } finally {
        clearInterval(progress);
    }
}

/** The checkout's scripts/pulumiCli/go/…, seen from dist/scripts/pulumiCli. */
function moduleFolder(module: string): string {
    return resolve(__dirname, "../../../scripts/pulumiCli/go", module);
}

async function addDynamicProviderHost(bin: string, platform: NodeJS.Platform): Promise<Filled> {
    const name = fileName(dynamicProviderHost, platform);
    const script = join(dirname(require.resolve("@pulumi/pulumi/package.json")), name);
    try {
        await copyFile(script, join(bin, name));
        await chmod(join(bin, name), 0o755);
        return { kind: "filled" };
    } catch (error) {
        return { kind: "failed", why: `${script} could not be copied (${(error as Error).message}); run \`npm ci\`` };
    }
}

/** The compiler's own words, in one line; what `-v` lists is left out. */
function lastLines(stderr: string): string {
    const said = stderr.split("\n").filter((line) => /[:\s]/.test(line) && !line.startsWith("go: downloading"));
    return said.slice(-2).join(" ").trim().slice(0, 400) || "no message";
}
