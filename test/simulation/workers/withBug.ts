import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SHIPPED } from "../provider.js";

const LOADED = ["dynamic/haActiveNode/index.js", "plugin/served.js", "device/transport.js", "errors.js"];
const REMEMBERED = [
    ...["device/xml.js", "device/statusFields.js", "device/words.js"],
    ...["pair/windows/spans.js", "pair/windows/wallClock.js", "pair/windows/written.js"],
];

/**
 * Lets the simulation have a provider that is the one that ships but for its `createHaActiveNode`.
 *
 * @param bug JavaScript: the body of a function of `create`, the real one, and of its arguments `io` and `parts`
 */
export async function withBug(bug: string, use: (folder: string) => Promise<void>): Promise<void> {
    const mutants = join(SHIPPED, "../mutants");
    mkdirSync(mutants, { recursive: true });
    const folder = mkdtempSync(join(mutants, "workers-"));
    try {
        for (const file of [...LOADED, ...REMEMBERED]) {
            const shipped = JSON.stringify(join(SHIPPED, file));
            mkdirSync(dirname(join(folder, file)), { recursive: true });
            writeFileSync(join(folder, file), `module.exports = require(${shipped});\n`);
        }
        const first = LOADED[0] ?? "";
        const real = `const create = require(${JSON.stringify(join(SHIPPED, first))}).createHaActiveNode;`;
        const planted = `${real}\nlet times = 0;\nexports.createHaActiveNode = (io, parts) => { times++; ${bug} };\n`;
        writeFileSync(join(folder, first), planted);
        await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}
