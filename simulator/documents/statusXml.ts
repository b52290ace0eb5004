import type { SwitchOverEntry } from "../pair/haNode.js";
import { element, responseXml } from "./xml.js";

/** What `GET /system/status` says, before faults; peer fields are absent when nothing is known of the peer. */
export interface StatusView {
    readonly upSeconds: number;
    readonly hostName: string;
    readonly role: string;
    readonly healthPercent: number;
    readonly peer?: { readonly name: string; readonly role: string; readonly healthPercent?: number } | undefined;
    readonly switchOvers: number;
    readonly sync: ReadonlyMap<string, string>;
    /** In the order in which it is to be written. */
    readonly log: readonly SwitchOverEntry[];
    /** Entries from before the simulator was started, as they were written; only a dialect has some. */
    readonly earlier?: readonly string[];
}

export interface StatusForm {
    /** Documented under both names, by release. */
    readonly upTimeElement: "upTime" | "uptimeSeconds";
    /** Offset of the devices' local time from UTC, in minutes. */
    readonly utcOffsetMinutes: number;
    /** Elements to leave out: documented as optional, every one. */
    readonly omitted: ReadonlySet<string>;
}

/** Names and types of the elements are documented; their order, and the wrapping of the two lists, follow the schema. */
export function statusXml(status: StatusView, form: StatusForm): string {
    // Documented sample: a system without a peer says `standalone` and has none of the redundancy elements.
    const isPair = status.role !== "standalone";
    const { peer } = status;
    const peerHealth = peer?.healthPercent;
    const upTime = (name: StatusForm["upTimeElement"]) =>
        name === form.upTimeElement ? element(name, status.upSeconds) : "";
    const elements: Readonly<Record<(typeof statusElements)[number], string>> = {
        upTime: upTime("upTime"),
        uptimeSeconds: upTime("uptimeSeconds"),
        hostName: element("hostName", status.hostName),
        systemState: element("systemState", "online"),
        role: element("role", status.role),
        healthScorePercent: element("healthScorePercent", status.healthPercent),
        haPeerName: isPair && peer ? element("haPeerName", peer.name) : "",
        haPeerRole: isPair && peer ? element("haPeerRole", peer.role) : "",
        haHealthScorePercent: isPair && peerHealth !== undefined ? element("haHealthScorePercent", peerHealth) : "",
        haSockets: isPair ? element("haSockets", 2) : "",
        haSwitchOvers: isPair ? element("haSwitchOvers", status.switchOvers) : "",
        haSyncState: isPair ? syncXml(status.sync) : "",
        switchOverLogs: isPair ? logXml(status.log, form.utcOffsetMinutes) : "",
    };
    return responseXml(statusElements.map((name) => (form.omitted.has(name) ? "" : elements[name])).join(""));
}

/** Every element that a status may have, in order. */
export const statusElements = [
    "upTime",
    "uptimeSeconds",
    "hostName",
    "systemState",
    "role",
    "healthScorePercent",
    "haPeerName",
    "haPeerRole",
    "haHealthScorePercent",
    "haSockets",
    "haSwitchOvers",
    "haSyncState",
    "switchOverLogs",
] as const;

function syncXml(sync: ReadonlyMap<string, string>): string {
    const components = [...sync].map(
        ([name, state]) => `<component>${element("name", name)}${element("state", state)}</component>`,
    );
    return `<haSyncState>${components.join("")}</haSyncState>`;
}

function logXml(log: readonly SwitchOverEntry[], utcOffsetMinutes: number): string {
    const entries = log.map(
        (entry) =>
            "<switchOver>" +
            element("info", entry.info) +
            element("newState", entry.newState) +
            element("oldState", entry.oldState) +
            element("time", logTime(entry.at, utcOffsetMinutes)) +
            "</switchOver>",
    );
    return `<switchOverLogs>${entries.join("")}</switchOverLogs>`;
}

/** Documented example: `2018-09-05T08:41:55.0-0400`, one digit of fraction and an offset without a colon. */
export function logTime(at: Date, utcOffsetMinutes: number): string {
    const local = new Date(at.getTime() + utcOffsetMinutes * 60_000).toISOString();
    const sign = utcOffsetMinutes < 0 ? "-" : "+";
    const offset = Math.abs(utcOffsetMinutes);
    const hours = String(Math.floor(offset / 60)).padStart(2, "0");
    const minutes = String(offset % 60).padStart(2, "0");
    return `${local.slice(0, 19)}.0${sign}${hours}${minutes}`;
}
