import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Simulator } from "../../simulator/index.js";
import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { roles, type startPair, switchovers } from "../endToEnd/simulatedPair.js";
import type { TestStack } from "../endToEnd/stack.js";
import { ROOT } from "../structure/sourceFiles.js";
import { exampleStack, YamlProject } from "./project.js";
import { withPairs } from "./withPairs.js";

const PASSWORDS = ["of-Chicago-1", "of-Madrid-2"] as const;

/** Neither site takes the other's password, nor has a certificate that the other's authority signed. */
async function startSites(start: typeof startPair): Promise<{ chicago: Simulator; madrid: Simulator }> {
    const [chicago, madrid] = await Promise.all([
        start("chi", { username: "gitops", password: PASSWORDS[0] }),
        start("mad", { username: "gitops", password: PASSWORDS[1] }),
    ]);
    return { chicago, madrid };
}

const addresses = (pair: Simulator) => pair.nodes.map(({ address }) => address) as [string, string];

async function movesMadridAlone(
    stack: TestStack,
    declareMove: () => Promise<void>,
    sites: Readonly<Record<string, Simulator>>,
) {
    const first = await stack.cli("up", "--yes");
    expect(first.succeeded, first.text).to.equal(true);
    await declareMove();
    const second = await stack.cli("up", "--yes", "--skip-preview");
    expect(second.succeeded, second.text).to.equal(true);
    const { chicago, madrid } = sites as { chicago: Simulator; madrid: Simulator };
    expect([roles(chicago), roles(madrid)]).to.deep.equal(["active/standby", "standby/active"]);
    expect([switchovers(chicago).received, switchovers(madrid).received]).to.deep.equal([0, 1]);
    const { succeeded, text } = await stack.cli("preview", "--expect-no-changes");
    expect(succeeded, text).to.equal(true);
    const everything = [await stack.exported(), ...stack.printed].join("\n");
    for (const password of PASSWORDS) expect(everything).not.to.contain(password);
}

describe("two sites with a provider each, on a real Pulumi engine", () => {
    getPlaceFirst();

    sideBySide({
        "in TypeScript: the example moves the calls of one site, with its own credentials and authority": () =>
            withPairs(async (start) => {
                const sites = await startSites(start);
                const of = (pair: Simulator, activeNode: string) => {
                    const [addressA, addressB] = addresses(pair);
                    const { caCertificate } = pair;
                    return {
                        value: JSON.stringify({ addressA, addressB, username: "gitops", caCertificate, activeNode }),
                    };
                };
                const stack = await exampleStack("two-sites", "two-sites", {
                    chicago: of(sites.chicago, "sbc-chi-a"),
                    madrid: of(sites.madrid, "sbc-mad-a"),
                    chicagoPassword: { value: PASSWORDS[0], secret: true },
                    madridPassword: { value: PASSWORDS[1], secret: true },
                });
                const declareMove = () => stack.set("madrid", of(sites.madrid, "sbc-mad-b").value);
                await movesMadridAlone(stack, declareMove, sites);
            }),

        "in YAML: so does the program that the documentation shows": () =>
            withPairs(async (start) => {
                const sites = await startSites(start);
                const page = readFileSync(join(ROOT, "docs/languages.md"), "utf8");
                const [, written = ""] = /```yaml\n(# Two sites\n[^]*?)```/.exec(page) ?? [];
                const [chiA, chiB, madA, madB] = [...addresses(sites.chicago), ...addresses(sites.madrid)];
                const shown = written
                    .replace("10.20.0.11", chiA ?? "")
                    .replace("10.20.0.12", chiB ?? "")
                    .replace("10.30.0.11", madA ?? "")
                    .replace("10.30.0.12", madB ?? "");
                const project = await YamlProject.create(
                    "two-sites-yaml",
                    {
                        chicagoPassword: { value: PASSWORDS[0], secret: true },
                        madridPassword: { value: PASSWORDS[1], secret: true },
                        chicagoCa: { value: sites.chicago.caCertificate },
                        madridCa: { value: sites.madrid.caCertificate },
                    },
                    parse(shown) as object,
                );
                const declareMove = () => {
                    const moved = shown.replace("activeNode: sbc-mad-a", "activeNode: sbc-mad-b");
                    return Promise.resolve(project.declare(parse(moved) as object));
                };
                await movesMadridAlone(project.stack, declareMove, sites);
            }),
    });
});
