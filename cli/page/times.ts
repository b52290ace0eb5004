import { markup, type Html } from "./html.js";

/** `2026-11-25 22:14:09 UTC`; a time that can't be read stays as it is written. */
export function timeText(at: string): string {
    const ms = Date.parse(at);
    if (Number.isNaN(ms)) return at;
    return `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** To the minute, where a table's head says that it is UTC. */
export function shortTime(at: string): Html {
    return markup`<time datetime="${at}" title="${timeText(at)}">${timeText(at).slice(0, 16)}</time>`;
}

export function timeElement(at: string): Html {
    if (Number.isNaN(Date.parse(at))) return markup`<span>${at}</span>`;
    return markup`<time datetime="${at}">${timeText(at)}</time>`;
}
