import { SbcError } from "../errors.js";
import { describeEndpoint, type Endpoint, namesOf } from "./endpoint.js";
import type { SettingNames } from "./settingNames.js";
import type { HttpReply } from "./transport.js";
import { errorMessageOf } from "./words.js";
import { parseXml } from "./xml.js";

/** An error for a reply that is not what was asked for: another status code, or a body that can't be read. */
export function unexpectedReply(
    endpoint: Endpoint,
    asked: string,
    reply: HttpReply,
    expectedStatus: number,
    tokens: readonly string[],
): SbcError {
    const node = describeEndpoint(endpoint);
    const { status, body } = reply;
    if (status === expectedStatus) {
        const document = parseXml(body);
        const problem = "problem" in document ? document.problem : "is not of the documented form";
        return new SbcError(
            "malformedReply",
            `${node}: ${asked} was answered with ${status}, but the answer ${problem}.`,
            "Check that the address is that of the SBC's REST interface.",
        );
    }
    const said = errorMessageOf(body, endpoint, ...tokens);
    return new SbcError(
        "unexpectedStatus",
        `${node}: ${asked} was answered with ${status} instead of ${expectedStatus}${said}.`,
        remedyFor(status, namesOf(endpoint)),
    );
}

function remedyFor(status: number, { argument }: SettingNames): string {
    if (status >= 300 && status < 400) return "Redirects are not followed: write the address of the SBC itself.";
    if (status === 404) return `Check the address and ${argument("apiVersion")}.`;
    if (status === 426) return "Enable HTTPS for REST on the SBC, and write the address of that port.";
    if (status === 429) return "Wait until the node takes requests again.";
    if (status >= 500) return "Look at the node's own log; its REST service is in trouble.";
    return "Check the address, the user's rights and the API version.";
}
