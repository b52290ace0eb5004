import { Device } from "../pair/device.js";
import type { HaNode } from "../pair/haNode.js";
import type { NodeServer } from "./nodeServer.js";

/** A node with the server on which it answers. */
export class ServedDevice extends Device {
    readonly server: NodeServer;

    constructor(ha: HaNode, server: NodeServer) {
        super(ha);
        this.server = server;
    }
}
