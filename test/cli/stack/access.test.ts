import { expect } from "chai";
import { stackLook } from "../../../cli/stack/index.js";
import { stackPairs } from "../../../cli/stack/stackPairs.js";
import { parseStackConfig } from "../../../cli/stack/stackConfig.js";
import { exportOf, pairResource, topologyResource } from "./exports.js";

const SITES = { chicago: { password: "of the site", tls: { caCertificate: "site" } } };
const DEFAULTS = { username: "gitops" };
const config = (values: object, showSecrets = true) =>
    parseStackConfig(
        JSON.stringify(
            Object.fromEntries(
                Object.entries(values).map(([key, value]: [string, unknown]) => [
                    key,
                    typeof value === "string"
                        ? { value, secret: key.endsWith("password") }
                        : { value: JSON.stringify(value), objectValue: value, secret: false },
                ]),
            ),
        ),
        showSecrets,
    );

const pairOf = (more: object = {}, site = "chicago") => {
    const [pair] = stackPairs(exportOf(topologyResource({ [site]: { one: {} } }), pairResource("plugin", "one", more)));
    if (pair === undefined) throw new Error("There is no pair.");
    return pair;
};

describe("what a look at a pair of a stack takes", () => {
    const stack = { "oracle-sbc:username": "stack", "oracle-sbc:password": "of the stack" };
    const topology = { "sbc:defaults": DEFAULTS, "sbc:sites": SITES };

    it("is the user of the site, by the project's own topology, else the stack's, and never the environment's copy", () => {
        const both = config({ ...stack, ...topology });
        expect(stackLook(pairOf(), both, { env: {} }).credentials).to.deep.equal({
            username: "gitops",
            password: "of the site",
        });
        const other = stackLook(pairOf({}, "madrid"), both, { env: {} });
        expect(other.credentials).to.deep.equal({ username: "stack", password: "of the stack" });
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "x" };
        expect(stackLook(pairOf(), both, { env })).not.to.have.property("credentials");
    });

    it("is a pair's own user, where the topology in the configuration has one", () => {
        const pairs = [{ name: "one", site: "chicago", credentials: { password: "of the pair" } }];
        const look = stackLook(pairOf(), config({ ...topology, "sbc:pairs": pairs }), { env: {} });
        expect(look.credentials).to.deep.equal({ username: "gitops", password: "of the pair" });
    });

    it("has no secret of a configuration that was read without them", () => {
        expect(config(stack, false).get("oracle-sbc:password")).to.equal(undefined);
        expect(stackLook(pairOf(), config(stack, false), { env: {} })).not.to.have.property("credentials");
    });

    it("takes trust from the command line, the pair, and its Provider, or without one the stack, in this order", () => {
        const pins = config({ "oracle-sbc:certificateSha256": "AB, CD", "oracle-sbc:serverName": "stack" });
        const inputs = (tls: object) => ({ inputs: { nodes: [], tls } });
        const look = (more: object, tls?: object) =>
            stackLook({ ...pairOf(more), providerTls: { serverName: "Provider" } }, pins, {
                env: {},
                ...(tls && { tls }),
            });
        expect(look({}).tls).to.deep.equal({ serverName: "Provider" });
        const ofStack = { certificateSha256: ["AB", "CD"], serverName: "stack" };
        expect(stackLook(pairOf(), pins, { env: {} }).tls).to.deep.equal(ofStack);
        // A Provider that gives nothing: the plugin reads no more for it.
        expect(stackLook({ ...pairOf(), providerTls: {} }, pins, { env: {} })).not.to.have.property("tls");
        expect(look(inputs({ serverName: "pair" })).tls?.serverName).to.equal("pair");
        expect(look(inputs({ serverName: "pair" }), { serverName: "option" }).tls?.serverName).to.equal("option");
    });

    it("takes words of the device from the pair, else its Provider, or without one the stack, roles and states each by itself", () => {
        const roles = (word: string) => ({ [word]: "standby" });
        const byStack = config({ "oracle-sbc:deviceWords": { roles: roles("stack"), synchronized: ["stack"] } });
        const providerWords = { roles: roles("Provider") };
        const look = (deviceWords?: object) =>
            stackLook({ ...pairOf({ inputs: { nodes: [], deviceWords } }), providerWords }, byStack, { env: {} });
        expect(look().deviceWords).to.deep.equal({ roles: roles("Provider") });
        expect(look({ synchronized: ["pair"] }).deviceWords).to.deep.equal({
            roles: roles("Provider"),
            synchronized: ["pair"],
        });
        const stackOnly = stackLook(pairOf(), byStack, { env: {} });
        expect(stackOnly.deviceWords).to.deep.equal({ roles: roles("stack"), synchronized: ["stack"] });
        const own = { roles: roles("pair"), synchronized: ["enabled"] };
        expect(look(own).deviceWords).to.deep.equal(own);
        expect(stackLook(pairOf(), config(stack), { env: {} })).not.to.have.property("deviceWords");
    });

    it("keeps a text that looks like a number or a word of JSON a text", () => {
        expect(config({ "oracle-sbc:username": "0123", "oracle-sbc:password": "true" })).to.deep.equal(
            new Map([
                ["oracle-sbc:username", "0123"],
                ["oracle-sbc:password", "true"],
            ]),
        );
    });
});
