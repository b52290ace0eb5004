import type { NodeStatus } from "../../provider/device/status.js";
import type { DeviceWord } from "../../provider/device/words.js";

const ROLES = ["active", "standby", "outOfService", "standalone", "transitional", "unknown"];
const FIELDS = [
    ...["role", "roleWord", "becomingActive", "hostName", "systemState", "healthPercent", "peerName", "peerRole"],
    ...[
        "syncComponents",
        "switchoverCount",
        "log",
        "hasUnreadableLog",
        "unreadable",
        "date",
        "hasUnreadableDate",
        "asked",
        "peerRoleWord",
    ],
];
const isCount = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most;

/** What cannot be seen, moves the cursor or turns the line around. */
export const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/** What is wrong with a status by its documented type; empty where nothing is. */
export function statusProblems(status: NodeStatus): string[] {
    const problems: string[] = [];
    const need = (isGood: boolean, problem: string) => void (isGood || problems.push(problem));
    const word = (said: string | DeviceWord | undefined, name: string) => {
        if (said === undefined) return;
        const text = typeof said === "string" ? said : said.printed;
        need(typeof text === "string" && text.length <= 200, `${name} is no text of 200 characters at most`);
        need(!UNPRINTABLE.test(text), `${name} has what can't be printed`);
        need(!/[{}]/.test(text), `${name} has what may be colour markup`);
    };
    const unknown = Object.keys(status).filter((name) => !FIELDS.includes(name));
    need(unknown.length === 0, `has ${unknown.join(", ")}`);
    need(Object.getPrototypeOf(status) === Object.prototype, "has another prototype");
    need(ROLES.includes(status.role), `role is ${status.role}`);
    need(status.peerRole === undefined || ROLES.includes(status.peerRole), "peerRole is none");
    need(typeof status.becomingActive === "boolean", "becomingActive is neither true nor false");
    need(status.healthPercent === undefined || isCount(status.healthPercent, 100), "healthPercent is out of range");
    need(typeof status.hasUnreadableLog === "boolean", "hasUnreadableLog is neither true nor false");
    need(!status.hasUnreadableLog || status.log.length === 0, "a log that can't be read has entries");
    const { switchoverCount } = status;
    need(switchoverCount === undefined || isCount(switchoverCount, 1e15), "switchoverCount is out of range");
    word(status.roleWord, "roleWord");
    word(status.hostName, "hostName");
    word(status.systemState, "systemState");
    word(status.peerName, "peerName");
    word(status.peerRoleWord, "peerRoleWord");
    need(
        status.unreadable.every((name) => /^[a-zA-Z]+$/.test(name)),
        "unreadable is more than names of fields",
    );
    need(status.date === undefined || new Date(status.date).toISOString() === status.date, "date is none");
    for (const { name, state } of status.syncComponents) {
        word(name, "a component's name");
        word(state, "a component's state");
        need(state.raw === state.raw.toLowerCase(), "a component's state has capitals");
    }
    for (const { info, oldState, newState, time, at } of status.log) {
        for (const text of [info, oldState, newState, time]) word(text, "a log entry");
        need(at === undefined || new Date(at).toISOString() === at, `a log entry is of ${at}`);
    }
    return problems;
}
