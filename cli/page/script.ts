/**
 * What the page does besides what HTML and its style do: search, the count of what is shown, and how old the page is.
 *
 * It reads text and classes, and writes text: nothing of a device can become HTML by it.
 */
export const SCRIPT = `"use strict";
const find = (selector) => document.querySelector(selector);
const search = find("#search"), count = find("#count");
const pairs = [...document.querySelectorAll(".pair")], sites = [...document.querySelectorAll(".site")];
const texts = new Map();
const textOf = (pair) => {
    if (!texts.has(pair)) {
        const site = pair.closest(".site").querySelector("h3").firstChild.data;
        const parts = [...pair.querySelectorAll(".row, .findings, .nodes, .facts, .timeline")];
        texts.set(pair, [site, ...parts.map((part) => part.textContent)].join(" ").toLowerCase());
    }
    return texts.get(pair);
};
const show = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const filter = "is-" + find("input[name=show]:checked").value;
    let shown = 0;
    for (const pair of pairs) {
        pair.hidden = words.length > 0 && !words.every((word) => textOf(pair).includes(word));
        if (!pair.hidden && pair.classList.contains(filter)) shown += 1;
    }
    for (const site of sites) site.hidden = !site.querySelector("." + filter + ":not([hidden])");
    count.textContent = shown + " of " + pairs.length + (pairs.length === 1 ? " pair shown" : " pairs shown");
};
const reset = () => {
    search.value = "";
    find("#show-all").checked = true;
    show();
};
const opened = () => {
    const pair = pairs.find(({ id }) => "#" + id === location.hash);
    if (!pair) return;
    if (pair.hidden || !pair.checkVisibility()) reset();
    pair.querySelector("details").open = true;
    pair.scrollIntoView();
};
search.hidden = false;
search.addEventListener("input", show);
find(".filters").addEventListener("change", show);
addEventListener("hashchange", opened);
addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        search.focus();
    }
    if (event.key === "Escape" && event.target === search) reset();
});
const minutes = Math.floor((Date.now() - Date.parse(document.body.dataset.written)) / 60000);
const [number, unit] = minutes < 120 ? [minutes, "minute"] : minutes < 2880 ? [Math.floor(minutes / 60), "hour"] : [Math.floor(minutes / 1440), "day"];
if (number > 0) find("#age").textContent = ", " + number + " " + unit + (number === 1 ? "" : "s") + " ago";
show();
opened();
`;
