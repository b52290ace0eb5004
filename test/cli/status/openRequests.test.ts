import { expect } from "chai";
import type { Looked } from "../../../cli/status/lookAtAll.js";
import { requestsOf } from "../../../cli/status/openRequests.js";
import { printed } from "../../../cli/status/printed.js";
import { fleetOf } from "../../../cli/status/fleet.js";
import { parseStatusOptions } from "../../../cli/status/options.js";
import { PLAIN } from "../../../cli/status/columns.js";
import { stackPairs } from "../../../cli/stack/stackPairs.js";
import { exportOf, pairResource, secret } from "../stack/exports.js";

describe("the open requests of a pair in a stack's state", () => {
    const SINCE = "2026-04-24T10:14:09.235Z";
    const looked = (pending: unknown, journal: Looked["journal"]["requests"] = []): Looked => {
        const [pair] = stackPairs(exportOf(pairResource("plugin", "one", { outputs: { pending } })));
        if (pair === undefined) throw new Error("There is a pair.");
        const subject = { pair, look: { nodes: pair.declared.nodes } };
        return { subject, looked: { problem: "not looked at" }, journal: { requests: journal, problems: [] } };
    };
    const known = { since: SINCE, from: "sbc-a", to: "sbc-b", id: "4f1c" };
    const unreadable = [secret.encrypted("x"), { ...known, to: secret.encrypted("x") }, { since: 5 }, "yes"];
    const journalled = { id: "4f1c", since: SINCE } as Looked["journal"]["requests"][number];

    it("count, also if the record is encrypted or can't be read: none is no answer", () => {
        expect(requestsOf(looked(undefined))).to.deep.equal([]);
        expect(requestsOf(looked(known))).to.deep.equal([{ from: "state", since: SINCE, id: "4f1c" }]);
        for (const pending of unreadable)
            expect(requestsOf(looked(pending)), JSON.stringify(pending)).to.deep.equal([{ from: "state" }]);
    });

    it("count once if the journal has one of the pair", () => {
        for (const pending of [known, ...unreadable])
            expect(requestsOf(looked(pending, [journalled])).map(({ from }) => from)).to.deep.equal(["journal"]);
    });

    it("stand in every format, with what not to do in the table", () => {
        const all = unreadable.map((pending) => looked(pending));
        const text = (format: string) => {
            const options = parseStatusOptions(["--stack", "prod", "--format", format]);
            if (options === undefined) throw new Error("No help was asked for.");
            return printed(fleetOf(all, new Date(SINCE), false), all, options, PLAIN);
        };
        expect(text("table"))
            .to.contain("Open requests: 4.")
            .and.contain("  one: a request whose record is encrypted, or can't be read")
            .and.contain("Do not request a switchover by hand");
        expect(text("prometheus")).to.match(/open_requests\{pair="one",site=""\} 1\n/);
        expect(text("json")).to.contain('"openRequests":[{"from":"state"}]');
    });
});
