import { expect } from "chai";
import { readFileSync } from "node:fs";
import { LookedAt } from "./lookAtPair.js";

const WORDS = { roles: { "hot-standby": "standby" } };
const OPTION = ["--device-words", JSON.stringify(WORDS)];

describe("the option --device-words", () => {
    let looked: LookedAt;
    beforeEach(async () => (looked = await LookedAt.start({ roleWords: { Standby: "Hot-Standby" } })));
    afterEach(() => looked.stop());

    it("says to status and doctor what a word means", async () => {
        for (const command of ["status", "doctor"]) {
            const unknown = await looked.run(command, ...looked.options);
            expect(unknown.exitCode, command).to.equal(1);
            expect(unknown.out, command).to.match(/hot-standby"?,? (a role|is not known)/i);
            const known = await looked.run(command, ...looked.options, ...OPTION);
            expect(known.exitCode, `${command}: ${known.out}`).to.equal(0);
            expect(known.out, command).to.contain("declared to mean standby");
        }
    });

    it("stands in the program and in the record that import makes of the pair, as a program can have it", async () => {
        const file = looked.file("pair.json");
        const refused = await looked.run("import", "chicago", ...looked.options, "--out", file);
        expect(refused.exitCode).to.equal(1);
        const { exitCode, out, err } = await looked.run(
            "import",
            "chicago",
            ...looked.options,
            ...OPTION,
            "--out",
            file,
        );
        expect(exitCode, err).to.equal(0);
        expect(out).to.contain('deviceWords: { roles: { "hot-standby": "standby" } },');
        const { resources } = JSON.parse(readFileSync(file, "utf8")) as { resources: [{ inputs: object }] };
        expect(resources[0].inputs).to.deep.include({ deviceWords: WORDS });
    });

    it("is refused with what is wrong in it, and nothing is sent", async () => {
        for (const [given, problem] of [
            ["hot-standby", "--device-words needs an object in JSON"],
            ["[]", "--device-words needs an object in JSON"],
            ['{"roles":{"standby":"active"}}', "--device-words: roles"],
            ['{"roles":{"x":"master"}}', "--device-words: roles"],
            ['{"role":{}}', "--device-words"],
        ] as const) {
            const { exitCode, err } = await looked.run("status", ...looked.options, "--device-words", given);
            expect(exitCode, given).to.equal(2);
            expect(err, given).to.contain(problem);
        }
        expect(looked.pair.requests).to.deep.equal([]);
    });
});
