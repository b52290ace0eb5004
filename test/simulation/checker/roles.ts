import type { RequestRule } from "./rules.js";
import { isUnsynchronized, word } from "./words.js";

/** The last answers of both nodes, as the process had them, must allow a switchover away from the node that is asked. */
export const roles: RequestRule = ({ site, process, task, from: asked, to: other }, checking) => {
    const broken = (what: string) => checking.broken("Judge", task, what);
    const from = site.lastStatus(process, asked);
    const to = site.lastStatus(process, other);
    if (from === undefined || to === undefined) return;
    if (task.desired !== other && !task.isHandsOff)
        broken(`requested a switchover to ${other}, and wants ${task.desired}`);
    if (word(from, "role") !== "active") broken(`asked ${asked}, which said ${word(from, "role")}`);
    if (word(to, "role") !== "standby") broken(`asked while ${other} said ${word(to, "role")}`);
    if (word(from, "haPeerRole") !== "standby") broken(`asked although ${asked} saw no standby`);
    if (Number(word(to, "healthScorePercent")) < 75) broken(`asked although ${other} was sick`);
    if (task.rules.isUnsynchronizedFine !== true && isUnsynchronized(from, to)) broken("asked an unsynchronized pair");
    for (const [node, answer] of [
        [asked, from],
        [other, to],
    ] as const) {
        if (word(answer, "hostName") !== site.nameOf(node))
            broken(`asked although another device answered for ${node}`);
    }
};
