import { expect } from "chai";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../../../provider/clock.js";
import { claim } from "../../../provider/pair/run/claims.js";
import { RunBookFile } from "../../../provider/state/runBookFile.js";
import { runName } from "../../../provider/state/runFolders.js";
import { inTemporaryFolder } from "./temporaryFolder.js";

const ADDRESS = "127.0.0.1:41234";
const bookIn = (directory: string) => new RunBookFile({ directory, engineAddress: ADDRESS, clock: systemClock });
const CLAIMED = { kind: "claimed" } as const;

function claimsIn(directory: string): string {
    const run = join(directory, "runs", runName(ADDRESS));
    return join(run, readdirSync(run).find((name) => name.startsWith("claims-")) ?? "none");
}

function named(resource: string, ...endpoints: readonly string[]) {
    return { resource, name: `name of ${resource}`, endpoints };
}

describe("claims of pairs by files", () => {
    it("are refused to the second resource that shares an endpoint, in whichever process of the run it is", () =>
        inTemporaryFolder(async (folder) => {
            const one = bookIn(folder);
            expect(await claim(one, named("a", "10.0.0.1:443", "10.0.0.2:443"))).to.deep.equal(CLAIMED);
            for (const book of [one, bookIn(folder)]) {
                const second = named("b", "10.0.0.0:443", "10.0.0.2:443");
                expect(await claim(book, second)).to.deep.equal({ kind: "taken", by: "name of a" });
            }
            expect(
                await claim(bookIn(folder), named("c", "10.0.0.0:443")),
                "nothing is kept of what was refused",
            ).to.deep.equal(CLAIMED);
        }));

    it("are given to the same resource again, and free what it had before", () =>
        inTemporaryFolder(async (folder) => {
            const one = bookIn(folder);
            const other = bookIn(folder);
            await claim(one, named("a", "1", "2"));
            expect(await claim(other, named("a", "1", "2"))).to.deep.equal(CLAIMED);
            expect(await claim(one, named("a", "2", "3"))).to.deep.equal(CLAIMED);
            expect(await claim(other, named("b", "1"))).to.deep.equal(CLAIMED);
            expect(await claim(other, named("c", "3"))).to.deep.include({ kind: "taken" });
        }));

    it("give each endpoint to one, whoever claims at the same time, and somebody gets it", () =>
        inTemporaryFolder(async (folder) => {
            const books = Array.from({ length: 4 }, () => bookIn(folder));
            for (let round = 0; round < 10; round++) {
                const endpoints = [`${round}-x`, `${round}-y`];
                const outcomes = await Promise.all(
                    books.map((book, index) => {
                        const own = index % 2 === 0 ? endpoints : [...endpoints].reverse();
                        return claim(book, named(`${round}-${index}`, ...own));
                    }),
                );
                expect(outcomes.filter(({ kind }) => kind === "claimed")).to.have.lengthOf(1);
            }
        }));

    it("are free again if the process that made them has died", () =>
        inTemporaryFolder(async (folder) => {
            await claim(bookIn(folder), named("a", "1"));
            const [name = ""] = readdirSync(claimsIn(folder));
            const path = join(claimsIn(folder), name);
            const { process, ...rest } = JSON.parse(readFileSync(path, "utf8")) as { process: object };
            writeFileSync(path, JSON.stringify({ ...rest, process: { ...process, started: "1" } }));
            const outcomes = await Promise.all(["b", "c"].map((each) => claim(bookIn(folder), named(each, "1"))));
            expect(outcomes.map(({ kind }) => kind).sort()).to.deep.equal(["claimed", "taken"]);
        }));

    it("count as taken, if one can't be understood", () =>
        inTemporaryFolder(async (folder) => {
            await claim(bookIn(folder), named("a", "1"));
            const [name = ""] = readdirSync(claimsIn(folder));
            writeFileSync(join(claimsIn(folder), name), "{");
            expect(await claim(bookIn(folder), named("b", "1"))).to.deep.equal({
                kind: "taken",
                by: "another resource",
            });
        }));

    it("hold no address in plaintext, and are their user's alone", () =>
        inTemporaryFolder(async (folder) => {
            await claim(bookIn(folder), named("a", "10.0.0.1:443"));
            const [name = ""] = readdirSync(claimsIn(folder));
            expect(name + readFileSync(join(claimsIn(folder), name), "utf8")).not.to.contain("10.0.0.1");
        }));

    it("of an earlier run by the same port are none of this one", () =>
        inTemporaryFolder(async (folder) => {
            await claim(bookIn(folder), named("a", "1"));
            writeFileSync(join(folder, "runs", runName(ADDRESS), "record.json"), "");
            expect(await claim(bookIn(folder), named("b", "1"))).to.deep.equal(CLAIMED);
        }));

    it("hold in this process alone, with what was claimed, if they can't be written any more", () =>
        inTemporaryFolder(async (folder) => {
            const book = bookIn(folder);
            await claim(book, named("a", "1"));
            const claims = claimsIn(folder);
            rmSync(claims, { recursive: true });
            writeFileSync(claims, "");
            expect(await claim(book, named("b", "2"))).to.deep.equal(CLAIMED);
            expect(book.problem()).to.match(/can't be used/);
            expect(await claim(book, named("c", "1"))).to.deep.equal({ kind: "taken", by: "name of a" });
        }));
});
