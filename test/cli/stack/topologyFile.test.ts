import { expect } from "chai";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileLook, readTopologyFile } from "../../../cli/stack/index.js";

const TOPOLOGY = `
defaults: { username: gitops, timeouts: { requestSeconds: 4 }, revertive: false }
sites:
  chicago: { password: hunter2, serverName: sbc.example.com }
  madrid: { password: { secure: v1:hunter3 } }
pairs:
  - name: chicago-1
    site: chicago
    nodes: [{ name: sbc-a, address: 10.0.0.1 }, { name: sbc-b, address: 10.0.0.2 }]
    activeNode: sbc-a
    revertive: null
  - name: madrid-1
    site: madrid
    wave: 2
    nodes: [{ name: sbc-c, address: 10.0.0.3 }, { name: sbc-d, address: 10.0.0.4 }]
    activeNode: sbc-c
`;

describe("a topology file", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "topology-file-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    const read = (text: string) => {
        const path = join(folder, "topology.yaml");
        writeFileSync(path, text);
        return readTopologyFile(path);
    };

    it("gives each pair what its site and the defaults say, as a Topology does", () => {
        const [chicago, madrid] = read(TOPOLOGY);
        expect(chicago?.declared).to.deep.include({ activeNode: "sbc-a", tls: { serverName: "sbc.example.com" } });
        expect(chicago?.declared).not.to.have.property("revertive");
        expect(madrid?.declared).to.deep.include({ revertive: false, timeouts: { requestSeconds: 4 } });
        expect([chicago?.site, chicago?.wave, madrid?.wave]).to.deep.equal(["chicago", 1, 2]);
    });

    it("has a user only where both halves are plain text, and the environment's goes before it", () => {
        const [chicago, madrid] = read(TOPOLOGY);
        if (chicago === undefined || madrid === undefined) throw new Error("There are two pairs.");
        expect(fileLook(chicago, { env: {} }).credentials).to.deep.equal({ username: "gitops", password: "hunter2" });
        expect(fileLook(madrid, { env: {} }).credentials).to.equal(undefined);
        const env = { ORACLE_SBC_USERNAME: "admin", ORACLE_SBC_PASSWORD: "x" };
        expect(fileLook(chicago, { env })).not.to.have.property("credentials");
    });

    it("may be JSON", () => {
        const nodes = [
            { name: "sbc-a", address: "10.0.0.1" },
            { name: "sbc-b", address: "10.0.0.2" },
        ];
        const [pair] = read(JSON.stringify({ pairs: [{ name: "one", nodes, activeNode: "sbc-a" }] }));
        expect(pair).to.deep.include({ name: "one", declared: { nodes, activeNode: "sbc-a" } });
        expect(pair).not.to.have.property("wave");
    });

    it("is refused with all that is wrong, each problem by its path, and with no value that may be secret", () => {
        const wrong = TOPOLOGY.replace("site: madrid", "site: berlin").replace(
            "password: hunter2",
            "passwort: hunter2",
        );
        expect(() => read(wrong))
            .to.throw(/can't be used:\n- sites\.chicago\.passwort is not an argument[^]*\n- pairs\[1\]\.site is berlin/)
            .with.property("message")
            .that.does.not.contain("hunter2");
        expect(() => read("")).to.throw("must be an object with pairs");
        expect(() => read("password: [hunter2")).to.throw(/is neither YAML nor JSON \(\w+\)\.$/);
        expect(() => readTopologyFile(join(folder, "none.yaml"))).to.throw(
            /none\.yaml of --file can't be read \(ENOENT\)/,
        );
    });

    it("is refused if its aliases would grow without end", () => {
        const levels = Array.from({ length: 12 }, (_, level) =>
            level === 0
                ? "a0: &a0 [x, x]"
                : `a${level}: &a${level} [${Array(9)
                      .fill(`*a${level - 1}`)
                      .join(", ")}]`,
        );
        expect(() => read(levels.join("\n"))).to.throw("aliases that grow too large");
    });
});
