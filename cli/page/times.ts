import { html, type Html } from "./html.js";

/** `2026-11-25 22:14:09 UTC`; a time that can't be read stays as it is written. */
export function timeText(at: string): string {
    const ms = Date.parse(at);
    if (Number.isNaN(ms)) return at;
    return `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

export function timeElement(at: string): Html {
    if (Number.isNaN(Date.parse(at))) return html`<span>${at}</span>`;
    return html`<time datetime="${at}">${timeText(at)}</time>`;
}
