/** What a node is to say; what is absent is not said. */
export interface Saying {
    readonly hostName?: string | undefined;
    /** @default "online" */
    readonly systemState?: string | undefined;
    readonly role?: string | undefined;
    readonly health?: number | string | undefined;
    readonly peerName?: string | undefined;
    readonly peerRole?: string | undefined;
    readonly count?: number | string | undefined;
    readonly sync?: Readonly<Record<string, string>> | undefined;
    readonly log?: readonly LastSwitchover[] | undefined;
}

export interface LastSwitchover {
    readonly info: string;
    readonly oldState: string;
    readonly newState: string;
    readonly time: string;
}

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The body of `GET /system/status`, element names as documented. */
export function statusXml(saying: Saying): string {
    const { hostName, systemState = "online", role, health, peerName, peerRole, count, sync, log } = saying;
    return dataXml(
        element("upTime", 861830) +
            element("hostName", hostName) +
            element("systemState", systemState) +
            element("role", role) +
            element("healthScorePercent", health) +
            element("haPeerName", peerName) +
            element("haPeerRole", peerRole) +
            element("haSwitchOvers", count) +
            (sync === undefined ? "" : `<haSyncState>${syncXml(sync)}</haSyncState>`) +
            (log === undefined ? "" : `<switchOverLogs>${log.map(logXml).join("")}</switchOverLogs>`),
    );
}

export function tokenXml(token: string): string {
    return dataXml(element("accessToken", token));
}

export function errorXml(message: string): string {
    return `${HEADER}<response><data/><messages><errorMessage>${escaped(message)}</errorMessage></messages><links/></response>`;
}

/** The reply around `data`. */
export function dataXml(data: string): string {
    return `${HEADER}<response><data>${data}</data><messages/><links/></response>`;
}

/** `2018-09-05T08:41:55.0-0400`: the device's own way to write a time. */
export function deviceTime(date: Date): string {
    return `${new Date(date.getTime() - 4 * 3_600_000).toISOString().slice(0, 19)}.0-0400`;
}

function syncXml(sync: Readonly<Record<string, string>>): string {
    return Object.entries(sync)
        .map(([name, state]) => `<component>${element("name", name)}${element("state", state)}</component>`)
        .join("");
}

function logXml({ info, oldState, newState, time }: LastSwitchover): string {
    const children = { info, newState, oldState, time };
    return `<switchOver>${Object.entries(children)
        .map(([name, text]) => element(name, text))
        .join("")}</switchOver>`;
}

function element(name: string, value: string | number | undefined): string {
    return value === undefined ? "" : `<${name}>${escaped(String(value))}</${name}>`;
}

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
