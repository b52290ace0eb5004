// One request to a forge's API: JSON both ways, and an error that names no credential.
import process from "node:process";

const LONGEST_MS = 30_000;

export function setting(name) {
    const value = process.env[name];
    if (value === undefined || value === "") throw new Error(`${name} is not set.`);
    return value;
}

export async function call(method, url, headers, body) {
    const answer = await globalThis.fetch(url, {
        method,
        headers: { "Content-Type": "application/json", ...headers },
        signal: globalThis.AbortSignal.timeout(LONGEST_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${new globalThis.URL(url).pathname} answered ${answer.status}.`);
    return answer.status === 204 ? undefined : await answer.json();
}

/** All pages of a list, which end with one that is not full. */
export async function allPages(getPage) {
    const all = [];
    for (let page = 1; ; page++) {
        const part = await getPage(`per_page=100&page=${page}`);
        all.push(...part);
        if (part.length < 100) return all;
    }
}
