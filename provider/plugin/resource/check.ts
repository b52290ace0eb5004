import { declarationProblems } from "../../resources/check.js";
import type { CheckAnswer, CheckRequest } from "../lifecycle.js";
import type { Face } from "./face.js";

/** Pulumi tells of each problem; a value is never among it, since one may be secret. */
export function check({ urn, news }: CheckRequest, { context, declared }: Face): CheckAnswer {
    declared.add(urn);
    const problems = declarationProblems(news.value, context.config);
    return {
        // A program in plain YAML marks nothing.
        inputs: { value: news.value, secrets: news.secrets.and(["credentials"]) },
        failures: problems.map((reason) => ({ property: "", reason })),
    };
}
