import { expect } from "chai";
import type { Simulator } from "../../simulator/index.js";
import { countRequests, LOOKS_ONLY, roles, switchovers } from "../endToEnd/simulatedPair.js";
import { configWithAddresses, PASSWORD, type Run, type TestStack } from "../endToEnd/stack.js";
import type { Face } from "./faces.js";
import { withPairs } from "./withPairs.js";

/** A secret value of the stack's own, which the program gives the pair as its reason. */
const TICKET = "CHG-4711-confidential";
const A = "sbc-chi-a";
const B = "sbc-chi-b";

/** The life of one pair, as an operator sees it: the same in every language, and with both kinds of provider. */
export async function behaves(face: Face, stackName: string): Promise<void> {
    await withPairs(async (start) => live(face, stackName, await start("chi")));
}

async function live(face: Face, stackName: string, pair: Simulator): Promise<void> {
    const stack = await face.stack(stackName, {
        ...configWithAddresses(pair),
        activeNode: { value: B },
        reason: { value: TICKET, secret: true },
        quietSeconds: { value: "1" },
    });
    const life = { face, stack, pair };
    await comesUpWithASwitchover(life);
    await switchesWhereTheProgramChanges(life);
    await showsAndCorrectsDrift(life);
    await refusesWhatIsUnsafe(life);
    await keepsSecrets(life);
    await isForgottenWithoutARequest(life);
}

interface Life {
    readonly face: Face;
    readonly stack: TestStack;
    readonly pair: Simulator;
}

function done({ succeeded, text }: Run): string {
    expect(succeeded, text).to.equal(true);
    return text;
}

function failed({ succeeded, text }: Run): string {
    expect(succeeded, text).to.equal(false);
    return text;
}

async function comesUpWithASwitchover({ face, stack, pair }: Life): Promise<void> {
    const preview = done(await face.run(stack, "preview"));
    expect(preview).to.contain(`NEEDED. Calls are on ${A}; desired ${B}.`).and.contain(allMet(face));
    expect(switchovers(pair).received).to.equal(0);
    expect(done(await face.run(stack, "up"))).to.contain(`${B} is active, `);
    expect(switchovers(pair)).to.deep.equal({ received: 1, carriedOut: 1 });
    expect(roles(pair)).to.equal("standby/active");
    expect((await stack.stack.outputs())["active"]?.value).to.equal(B);
    done(await face.run(stack, "preview", "--expect-no-changes"));
}

async function switchesWhereTheProgramChanges({ face, stack, pair }: Life): Promise<void> {
    await stack.set("activeNode", A);
    expect(done(await face.run(stack, "preview", "--diff"))).to.match(change(B, A));
    done(await face.run(stack, "up"));
    expect(switchovers(pair)).to.deep.equal({ received: 2, carriedOut: 2 });
    expect(roles(pair)).to.equal("active/standby");
    expect((await stack.stack.outputs())["active"]?.value).to.equal(A);
}

async function showsAndCorrectsDrift({ face, stack, pair }: Life): Promise<void> {
    pair.failOver();
    await pair.settled();
    const preview = done(await face.run(stack, "preview", "--diff", ...(face.showsDrift ? [] : ["--refresh"])));
    expect(preview).to.match(change(B, A));
    expect(preview).to.contain(`NEEDED. Calls are on ${B}; desired ${A}.`).and.contain(allMet(face));
    expect(failed(await face.run(stack, "preview", "--expect-no-changes"))).to.contain("no changes were expected");
    expect(switchovers(pair).received).to.equal(2);
    done(await face.run(stack, "up"));
    expect(switchovers(pair)).to.deep.equal({ received: 3, carriedOut: 3 });
    done(await face.run(stack, "preview", "--expect-no-changes"));
}

async function refusesWhatIsUnsafe({ face, stack, pair }: Life): Promise<void> {
    pair.setSync("tMBCD", "false");
    await stack.set("activeNode", B);
    const text = failed(await face.run(stack, "up"));
    expect(text)
        .to.contain("REFUSED")
        .and.match(/synchronization: .*tMBCD/);
    expect(text).to.contain("[ok] identity: as declared");
    expect(switchovers(pair).received).to.equal(3);
    expect(await stack.recorded("chicago")).to.include({ activeNode: A, fulfilledActiveNode: A });
}

async function keepsSecrets({ stack }: Life): Promise<void> {
    const exported = await stack.exported();
    expect(exported).to.contain('"ciphertext"');
    const everything = [exported, ...stack.printed].join("\n");
    expect(everything).not.to.contain(PASSWORD);
    expect(everything).not.to.contain(TICKET);
}

async function isForgottenWithoutARequest({ stack, pair }: Life): Promise<void> {
    countRequests(pair);
    done(await stack.cli("destroy", "--yes", "--skip-preview"));
    expect(countRequests(pair)).to.match(LOOKS_ONLY);
    expect(switchovers(pair).received).to.equal(3);
    expect(roles(pair)).to.equal("active/standby");
    expect(await stack.exported()).not.to.contain("HaActiveNode");
}

/** The plugin's row can show a list; a line of the dynamic provider counts what is met. */
const allMet = ({ isPlugin }: Face) => (isPlugin ? "[ok] identity: as declared" : "6 of 6 preconditions met");

/** A property's own line in a preview. */
function change(from: string, to: string): RegExp {
    return new RegExp(`~ activeNode\\s*: "${from}" => "${to}"`);
}
