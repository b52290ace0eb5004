import type { Endpoint } from "../../../provider/device/endpoint.js";
import { Session } from "../../../provider/device/session.js";
import { getStatus } from "../../../provider/device/status.js";
import { prepareSwitchover } from "../../../provider/device/switchoverRequest.js";
import { realIo } from "../realPair.js";

/** A process of its own: looks at the node of its argument, requests a switchover, and prints what came of both. */
async function lookOnce(): Promise<void> {
    const session = new Session(JSON.parse(process.argv[2] ?? "") as Endpoint);
    const io = realIo();
    const look = await getStatus(session, io).then(
        ({ role }) => role,
        (error: Error & { code?: string }) => `${error.code}: ${error.message}`,
    );
    const prepared = await prepareSwitchover(session, io);
    const asked = prepared.kind === "notSent" ? prepared : await prepared.send();
    console.log(JSON.stringify({ look, asked }));
    process.exit();
}

void lookOnce();
