import { loadProvider, SHIPPED } from "./provider.js";
import type { Scenario } from "./scenario/scenario.js";
import { runScenario } from "./schedule.js";

const SHIPPED_CODE = loadProvider(SHIPPED);

/** What a scenario breaks, on so many seeds. */
export async function broken(
    seeds: number,
    scenario: (index: number) => Scenario,
    code = SHIPPED_CODE,
): Promise<string[]> {
    const violations: string[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
        const outcome = await runScenario(seed, scenario(seed), code);
        violations.push(...outcome.violations.map((violation) => `seed ${seed}: ${violation}`));
    }
    return violations;
}
