import type { Io } from "../../device/io.js";
import { isSameName } from "../../pair/sighting.js";
import { claimDeclared } from "../../resource/claims.js";
import { isSameNode, nodesOf } from "../../resource/diff.js";
import { declarationProblems } from "../../resource/inputs/problems.js";
import { withoutNulls } from "../../resource/inputs/nulls.js";
import { withoutPulumis } from "../../resource/inputs/internal.js";
import type { CheckAnswer, CheckRequest } from "../lifecycle.js";
import type { Bag } from "../rpc/wire.js";
import { concealmentFor } from "./concealed.js";
import type { ProcessState } from "./processState.js";
import { inputSecrets } from "./outputSecrets.js";

/** Pulumi tells of each problem; a value is never among it, since one may be secret. */
export async function check(
    { urn, olds, news }: CheckRequest,
    { context, declared }: ProcessState,
    io: Io,
): Promise<CheckAnswer> {
    declared.add(urn);
    // With ignoreChanges: ["*"], an old resource of the dynamic provider hands its own ones on.
    const value = withoutNulls(withoutPulumis(news.value));
    const problems = declarationProblems(value, context.config, context.parts.lagMs);
    if (problems.length > 0 && isRenamed(olds.value, value)) problems.push(KEPT_BY_IGNORE_CHANGES);
    if (problems.length === 0) problems.push(...(await claimDeclared(context, urn, value, io)));
    const concealment = concealmentFor(urn, news, context);
    return {
        inputs: { value, secrets: inputSecrets(news) },
        failures: problems.map((reason) => ({ property: "", reason: concealment.text(reason) })),
    };
}

const KEPT_BY_IGNORE_CHANGES =
    "If the program declares another one, ignoreChanges kept the name from before the nodes were renamed: leave activeNode out of ignoreChanges for one update.";

/** The desired node is that of last time, and is none of the nodes any more. */
function isRenamed(olds: Bag, news: Bag): boolean {
    const { activeNode } = news;
    if (typeof activeNode !== "string" || typeof olds["activeNode"] !== "string") return false;
    const isIn = (bag: Bag) => nodesOf(bag["nodes"]).some(({ name }) => isSameName(name, activeNode));
    return (
        isSameNode(olds["activeNode"], activeNode) && isIn(olds) && nodesOf(news["nodes"]).length === 2 && !isIn(news)
    );
}
