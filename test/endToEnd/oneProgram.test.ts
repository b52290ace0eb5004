import { RunError } from "@pulumi/pulumi";
import { expect } from "chai";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as passed } from "node:timers/promises";
import { getPlace, getPlaceFirst } from "./place.js";
import { failed, succeeded } from "./readRun.js";
import { sideBySide } from "./sideBySide.js";
import { TestStack } from "./stack.js";

describe("inline programs of this process", () => {
    getPlaceFirst();

    const stackOf = async (stackName: string, program: () => Promise<void>) => {
        const workDir = join((await getPlace()).folder, stackName);
        await mkdir(workDir);
        return await TestStack.ofProgram({ stackName, projectName: stackName, program }, { workDir });
    };

    sideBySide({
        "run one at a time: what one throws fails no other": async () => {
            let running = 0;
            let most = 0;
            const program = async () => {
                most = Math.max(most, ++running);
                await passed(300);
                running--;
            };
            const throwing = async () => {
                await program();
                throw new RunError("on purpose");
            };
            const [sound, broken] = await Promise.all([stackOf("sound", program), stackOf("broken", throwing)]);
            const [, wrong, right] = await Promise.all([sound.up(), broken.up(), sound.up()]);
            expect(failed(wrong)).to.contain("on purpose");
            succeeded(right);
            expect(most).to.equal(1);
        },
    });
});
