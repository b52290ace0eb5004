import { type DeviceList, getKpiTypes, getSupportedVersions } from "../../device/deviceLists.js";
import type { Io } from "../../device/io.js";
import type { Session } from "../../device/session.js";
import { getSessionCount, type SessionCount } from "../../device/sessionCount.js";
import { showCertificate, type ShownTls } from "../../device/shownCertificate.js";
import type { Token } from "../../device/token.js";
import { printable } from "../../device/words.js";
import { messageOf, SbcError } from "../../errors.js";

/** What is read of a node beside its status. */
export interface Beside {
    readonly tls?: ShownTls;
    /** Absent without a login; and so is what needs one. */
    readonly token?: Token;
    readonly versions?: DeviceList;
    readonly kpiTypes?: DeviceList;
    readonly sessions?: SessionCount;
}

/** One request after the other, after the status: a node is not asked for several things at once. */
export async function readBeside(session: Session, io: Io): Promise<Beside> {
    const shown = await showCertificate(session.endpoint, io);
    const tls = shown === undefined ? {} : { tls: shown };
    const token = session.currentToken;
    if (token === undefined) return tls;
    const versions = await orWhyNot(() => getSupportedVersions(session, token, io), io);
    const kpiTypes = await orWhyNot(() => getKpiTypes(session, token, io), io);
    const sessions = await getSessionCount(session, io);
    return { ...tls, token, versions, kpiTypes, sessions };
}

async function orWhyNot(read: () => Promise<DeviceList>, io: Io): Promise<DeviceList> {
    try {
        return await read();
    } catch (error) {
        io.signal.throwIfAborted();
        const fact = error instanceof SbcError ? error.fact : messageOf(error);
        return { kind: "unreadable", fact: `could not be read (${printable(fact)})` };
    }
}
