import { NODES } from "./pairModel.js";
import type { Run } from "./run.js";
import type { PlannedResource } from "./scenario/resources.js";
import type { World } from "./world.js";

/** What is special about a run, for the count of what a simulation has tried. */
export function noteFeatures({ story, scenario }: World, run: Run, resources: readonly PlannedResource[]): void {
    const { timeouts, journal } = scenario;
    story.has(`kind ${scenario.kind}`);
    story.has(`quietSeconds ${timeouts.quietSeconds}`);
    story.has(`settleSeconds ${timeouts.settleSeconds}`);
    story.has(`journal ${run.settings.journal === "off" ? "off" : journal}`);
    if (run.processes.length > 1) story.has("several provider processes");
    if (new Set(resources.map(({ site }) => site)).size > 1) story.has("several pairs");
    if (scenario.names.length > 1 && scenario.names[0]?.[0] === NODES[0]) story.has("sites with the same names");
    if (run.settings.isPasswordWrong === true) story.has("wrong password");
    if (scenario.dialect !== undefined) story.has(`other words, declared in: ${scenario.dialect.declaredIn}`);
    if (scenario.policy.exclusive) story.has("exclusive");
    if (scenario.policy.isUnsynchronizedFine === true) story.has("synchronized: false");
    if (scenario.policy.windows !== undefined) story.has("change windows");
    if (scenario.policy.cooldownSeconds !== undefined) story.has("cool-down");
    if (scenario.policy.observeOnly) story.has("observeOnly");
}
