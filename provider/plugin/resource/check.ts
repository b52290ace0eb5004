import { declarationProblems } from "../../resources/check.js";
import { withoutNulls } from "../../resources/nulls.js";
import type { CheckAnswer, CheckRequest } from "../lifecycle.js";
import type { Face } from "./face.js";

/** Pulumi tells of each problem; a value is never among it, since one may be secret. */
export function check({ urn, news }: CheckRequest, { context, declared }: Face): CheckAnswer {
    declared.add(urn);
    const value = withoutNulls(news.value);
    const problems = declarationProblems(value, context.config);
    return {
        // A program in plain YAML marks nothing.
        inputs: { value, secrets: news.secrets.and(["credentials"]) },
        failures: problems.map((reason) => ({ property: "", reason })),
    };
}
