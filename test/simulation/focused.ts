import { loadProvider, SHIPPED } from "./provider.js";
import type { Scenario } from "./scenario/scenario.js";
import { runScenario } from "./schedule.js";
import { isThorough } from "../thorough.js";

const SHIPPED_CODE = loadProvider(SHIPPED);

/** So many that they differ by little from one to the next. */
const MANY = 40;

/** What a scenario breaks, on so many seeds; of many, a change tries every third. */
export async function broken(
    seeds: number,
    scenario: (index: number) => Scenario,
    code = SHIPPED_CODE,
): Promise<string[]> {
    const violations: string[] = [];
    const step = isThorough || seeds < MANY ? 1 : 3;
    for (let seed = 1; seed <= seeds; seed += step) {
        const outcome = await runScenario(seed, scenario(seed), code);
        violations.push(...outcome.violations.map((violation) => `seed ${seed}: ${violation}`));
    }
    return violations;
}
