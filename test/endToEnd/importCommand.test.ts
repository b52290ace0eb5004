import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { withoutPulumi } from "../../scripts/pulumiEnv.js";
import type { Simulator } from "../../simulator/index.js";
import { getPlace, getPlaceFirst, type Place } from "./place.js";
import { sideBySide } from "./sideBySide.js";
import { startPair } from "./simulatedPair.js";
import { PASSWORD } from "./stack.js";

interface Ended {
    readonly exitCode: number | null;
    readonly text: string;
}

/** A project of an operator's own, with the package installed and a stack, and a shell in its folder. */
class Project {
    private constructor(
        readonly folder: string,
        readonly place: Place,
    ) {}

    static async create(name: string, caCertificate: string): Promise<Project> {
        const place = await getPlace();
        const project = new Project(join(place.folder, name), place);
        mkdirSync(join(project.folder, "node_modules"), { recursive: true });
        symlinkSync(place.checkout, join(project.folder, "node_modules", "pulumi-oracle-sbc"));
        for (const known of ["@pulumi", "@types", "typescript"]) {
            symlinkSync(join(place.checkout, "node_modules", known), join(project.folder, "node_modules", known));
        }
        project.write("package.json", JSON.stringify({ name }));
        project.write("Pulumi.yaml", `name: ${name}\nruntime: nodejs\nmain: index.ts\n`);
        const compilerOptions = { module: "nodenext", moduleResolution: "nodenext", target: "es2022", types: ["node"] };
        project.write("tsconfig.json", JSON.stringify({ compilerOptions }));
        project.write("index.ts", "");
        project.write("ca.pem", caCertificate);
        expect(await project.shell(`pulumi stack init ${name}`)).to.have.property("exitCode", 0);
        return project;
    }

    write(file: string, text: string): void {
        writeFileSync(join(this.folder, file), text);
    }

    /** As an operator types it, but that the questions of `pulumi config set` are answered. */
    async shell(command: string): Promise<Ended> {
        const env = {
            ...withoutPulumi(),
            ...this.place.envVars,
            ...this.place.machine(basename(this.folder)),
            ORACLE_SBC_USERNAME: "admin",
            ORACLE_SBC_PASSWORD: PASSWORD,
        };
        const child = spawn("sh", ["-c", command], { cwd: this.folder, env, stdio: ["ignore", "pipe", "pipe"] });
        let text = "";
        for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (text += String(part)));
        const [exitCode] = (await once(child, "close")) as [number | null];
        return { exitCode, text };
    }

    /** The command itself, of the code under test. */
    command(...args: readonly string[]): Promise<Ended> {
        return this.shell([process.execPath, join(this.place.checkout, "dist/cli/index.js"), ...args].join(" "));
    }
}

const nodesOf = (pair: Simulator) => pair.nodes.flatMap(({ name, address }) => ["--node", `${name}=${address}`]);

/** Does what the command printed: pastes the declaration, runs the commands. */
async function follow(project: Project, printed: string): Promise<void> {
    project.write("index.ts", /^import [^]*?\n\}\);\n/m.exec(printed)?.[0] ?? "");
    const commands = [...printed.matchAll(/^ {2}(pulumi .*)$/gm)].map(([, command = ""]) => command);
    expect(commands.slice(-2).map((command) => command.split(" ")[1])).to.deep.equal(["import", "preview"]);
    for (const command of commands) {
        if (/oracle-sbc:(username|password)$/.test(command)) continue;
        const { exitCode, text } = await project.shell(command);
        expect(exitCode, `${command}\n${text}`).to.equal(0);
    }
}

describe("pulumi-oracle-sbc import, on a real Pulumi engine", () => {
    getPlaceFirst();

    sideBySide({
        "prints what makes the next preview clean; then a failover shows, and up corrects it": async () => {
            const pair = await startPair("cmd", { active: "sbc-cmd-b" });
            const project = await Project.create("import-command", pair.caCertificate);
            const { exitCode, text } = await project.command("import", "chicago", ...nodesOf(pair), "--ca-file ca.pem");
            expect(exitCode, text).to.equal(0);
            await follow(project, text);

            pair.failOver();
            const drifted = await project.shell("pulumi preview --expect-no-changes");
            expect(drifted.exitCode, drifted.text).not.to.equal(0);
            expect(drifted.text).to.contain("NEEDED. Calls are on sbc-cmd-a; desired sbc-cmd-b.");
            expect(pair.switchoversReceived()).to.equal(0);
            await pair.stop();
        },

        "imports a pair that is not revertive with what verifies its certificates, and a failover stays": async () => {
            const pair = await startPair("rec");
            const project = await Project.create("import-recorded", pair.caCertificate);
            const flags = [
                "--ca-file ca.pem",
                "--record-tls",
                "--not-revertive",
                "--api-version v1.1",
                "--out it.json",
            ];
            const { exitCode, text } = await project.command("import", "chicago", ...nodesOf(pair), ...flags);
            expect(exitCode, text).to.equal(0);
            await follow(project, text);

            pair.failOver();
            const after = await project.shell("pulumi preview");
            expect(after.text).to.match(/FAILOVER\. Calls are on sbc-rec-b; .* Calls stay there/);
            expect(pair.switchoversReceived()).to.equal(0);
            await pair.stop();
        },

        "imports a pair that is only observed, while a node is down": async () => {
            const pair = await startPair("obs");
            pair.setFault({ name: "nodeDown", node: "sbc-obs-b" });
            const project = await Project.create("import-observed", pair.caCertificate);
            const flags = ["--ca-file ca.pem", "--observe-only"];
            const { exitCode, text } = await project.command("import", "chicago", ...nodesOf(pair), ...flags);
            expect(exitCode, text).to.equal(0);
            await follow(project, text);
            expect(pair.switchoversReceived()).to.equal(0);
            await pair.stop();
        },
    });
});
