import type { Io } from "../../device/io.js";
import { claimDeclared } from "../../resource/claims.js";
import { declarationProblems } from "../../resource/inputs/problems.js";
import { withoutNulls } from "../../resource/inputs/nulls.js";
import { withoutPulumis } from "../../resource/inputs/internal.js";
import type { CheckAnswer, CheckRequest } from "../lifecycle.js";
import { concealmentFor } from "./concealed.js";
import type { ProcessState } from "./processState.js";
import { inputSecrets } from "./outputSecrets.js";

/** Pulumi tells of each problem; a value is never among it, since one may be secret. */
export async function check(
    { urn, news }: CheckRequest,
    { context, declared }: ProcessState,
    io: Io,
): Promise<CheckAnswer> {
    declared.add(urn);
    // With ignoreChanges: ["*"], an old resource of the dynamic provider hands its own ones on.
    const value = withoutNulls(withoutPulumis(news.value));
    const problems = declarationProblems(value, context.config, context.parts.lagMs);
    if (problems.length === 0) problems.push(...(await claimDeclared(context, urn, value, io)));
    const concealment = concealmentFor(urn, news, context);
    return {
        inputs: { value, secrets: inputSecrets(news) },
        failures: problems.map((reason) => ({ property: "", reason: concealment.text(reason) })),
    };
}
