import { serve } from "../../../../provider/plugin/server.js";
import { TEST_LAG_MS } from "../../../entries/lag.js";

// What ships, with a second resource and a second function: a folder, and a line each in the table.
serve(async () => {
    const { createOwnServed, TABLES } = await import("../../../../provider/plugin/served.js");
    const { createCount, createNote } = await import("./note.js");
    return createOwnServed(TEST_LAG_MS, {
        resources: { ...TABLES.resources, "oracle-sbc:index:Note": createNote },
        functions: { ...TABLES.functions, "oracle-sbc:index:count": createCount },
    });
}, process.argv.slice(2));
