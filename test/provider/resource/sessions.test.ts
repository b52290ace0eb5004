import { expect } from "chai";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { secureContextFor } from "../../../provider/device/secureContexts.js";
import { parseInputs } from "../../../provider/resource/inputs/problems.js";
import { settingsFor, Sessions } from "../../../provider/resource/settingsFor.js";
import { readConfig } from "../../../provider/resource/inputs/stackConfig.js";
import { createAuthority } from "../../../simulator/certificates.js";

const config = readConfig(() => undefined, {});

/** As they come over the wire: with a copy of every text for each resource. */
const inputsOf = (index: number, tls: object, node: object = {}) =>
    JSON.stringify({
        nodes: ["a", "b"].map((name, at) => ({
            name: `${name}${index}`,
            address: `10.${at}.${index >> 8}.${index & 255}`,
            ...node,
        })),
        activeNode: `a${index}`,
        credentials: { username: "admin", password: "s3cret" },
        tls,
    });
const planned = (sessions: Sessions, inputs: string) =>
    settingsFor(parseInputs(JSON.parse(inputs) as object), config, sessions).sessions;

describe("the sessions of a process", () => {
    let one: string;
    let other: string;
    before(async () => {
        [one, other] = (await Promise.all(
            [createAuthority(), createAuthority()].map(async (made) => `${(await made).certificate}\n`),
        )) as [string, string];
    });

    it("are shared by all who look at a node in the same way, and by nobody else", () => {
        const sessions = new Sessions();
        const [first] = planned(sessions, inputsOf(1, { caCertificate: one }));
        expect(planned(sessions, inputsOf(1, { caCertificate: `\ufeff${one}\r\n` }))[0]).to.equal(first);
        expect(planned(sessions, inputsOf(1, {}, { tls: { caCertificate: one } }))[0]).to.equal(first);
        const others = [
            inputsOf(1, { caCertificate: other }),
            inputsOf(1, { caCertificate: one + other }),
            inputsOf(1, {}),
            inputsOf(1, { caCertificate: one, serverName: "0" }),
            inputsOf(1, { caCertificate: one, certificateSha256: "ab".repeat(32) }),
            inputsOf(2, { caCertificate: one }),
        ].map((inputs) => planned(sessions, inputs)[0]);
        expect(new Set([first, ...others]).size).to.equal(others.length + 1);
        const [{ endpoint }] = planned(sessions, inputsOf(1, { caCertificate: other }));
        expect(endpoint.tls).to.deep.equal({ caCertificate: other });
    });

    it("are others where words of the device are declared to mean something else, in whatever spelling and order", () => {
        const sessions = new Sessions();
        const sessionWith = (deviceWords: object) => {
            const inputs = { ...(JSON.parse(inputsOf(1, {})) as object), deviceWords };
            return planned(sessions, JSON.stringify(inputs))[0];
        };
        const known = sessionWith({
            roles: { "hot-standby": "standby", primary: "active" },
            synchronized: ["enabled"],
        });
        const same = { roles: { PRIMARY: "active", "Hot Standby": "standby" }, synchronized: ["Enabled"] };
        expect(sessionWith(same)).to.equal(known);
        expect(sessionWith({})).to.equal(planned(sessions, inputsOf(1, {}))[0]);
        const others = [{}, { roles: same.roles }, { roles: { "hot-standby": "active" } }].map(sessionWith);
        expect(new Set([known, ...others]).size).to.equal(4);
    });

    it("read words by what a resource declares, and for roles or states of which it declares nothing, by the stack's", () => {
        const stack = JSON.stringify({ roles: { primary: "active" }, synchronized: ["enabled"] });
        const ofStack = readConfig((key) => (key === "deviceWords" ? stack : undefined), {});
        const wordsWith = (deviceWords: object) => {
            const inputs = parseInputs({ ...(JSON.parse(inputsOf(1, {})) as object), deviceWords });
            return settingsFor(inputs, ofStack, new Sessions()).sessions.map(({ endpoint }) => endpoint.deviceWords);
        };
        const both = (roles: readonly unknown[], synchronized: readonly string[]) => {
            const words = { roles, synchronized };
            return [words, words];
        };
        expect(wordsWith({})).to.deep.equal(both([["primary", "active"]], ["enabled"]));
        expect(wordsWith({ roles: { main: "active" } })).to.deep.equal(both([["main", "active"]], ["enabled"]));
        expect(wordsWith({ synchronized: [] })).to.deep.equal(both([["primary", "active"]], []));
        expect(wordsWith({ roles: {}, synchronized: [] })).to.deep.equal([undefined, undefined]);
    });

    it("take no more memory for a large bundle of CA certificates than for none, however many pairs there are", function () {
        this.timeout(60_000);
        setFlagsFromString("--expose-gc");
        const collect = runInNewContext("gc") as () => void;
        const usedMb = () => {
            collect();
            collect();
            const { heapUsed, external } = process.memoryUsage();
            return (heapUsed + external) / 1024 / 1024;
        };
        const bundle = one.repeat(Math.ceil((155 * 1024) / one.length));
        const sessions = new Sessions();
        planned(sessions, inputsOf(0, { caCertificate: bundle }));
        const beforeMb = usedMb();
        for (let index = 1; index <= 300; index += 1) planned(sessions, inputsOf(index, { caCertificate: bundle }));
        // A copy for each node, or for each pair, would be 45 MB and more.
        expect(usedMb() - beforeMb).to.be.below(10);
        expect(planned(sessions, inputsOf(0, { caCertificate: bundle }))).to.have.length(2);
    });

    it("connect with what was read of a bundle once", () => {
        const context = secureContextFor({ caCertificate: one });
        expect(secureContextFor({ caCertificate: `${one}` })).to.equal(context);
        expect(secureContextFor({ caCertificate: other })).to.not.equal(context);
        expect(secureContextFor({})).to.not.equal(context);
        expect(secureContextFor({})).to.equal(secureContextFor({ serverName: "x" }));
    });
});
