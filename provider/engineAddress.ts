import { connect } from "node:net";

/** A connection on loopback takes less, on a busy machine too. */
const LONGEST_CONNECT_MS = 1_000;

/** As Pulumi gives it to each provider process: its last argument that is no flag, such as `127.0.0.1:36121`. */
export function engineAddressIn(args: readonly string[]): string | undefined {
    return args.filter((arg) => !arg.startsWith("-")).at(-1);
}

/**
 * Whether the engine that started this process takes connections, which it does until it ends, however it ends.
 *
 * Only a connection that is refused says no. Where no engine's address is known, the answer is yes.
 */
export function engineIsThere(address = engineAddressIn(process.argv.slice(2))): Promise<boolean> {
    const [, host, port] = /^(127(?:\.\d{1,3}){3}|\[::1\]|localhost):(\d{1,5})$/.exec(address ?? "") ?? [];
    if (host === undefined || !(Number(port) > 0 && Number(port) < 65_536)) return Promise.resolve(true);
    return new Promise((resolve) => {
        const socket = connect({ host: host.replace(/[[\]]/g, ""), port: Number(port) });
        const answer = (isThere: boolean) => {
            socket.destroy();
            resolve(isThere);
        };
        // From a port to itself, TCP connects though nobody listens.
        socket.once("connect", () => answer(socket.localPort !== socket.remotePort));
        socket.once("error", ({ code }: NodeJS.ErrnoException) => answer(!/^ECONN(REFUSED|RESET)$/.test(code ?? "")));
        socket.setTimeout(LONGEST_CONNECT_MS, () => answer(true));
    });
}
