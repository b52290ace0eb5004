import { arrow, box, frame, note, picture } from "./svg.js";

const LEFT = 24;
const PROVIDER = { x: LEFT, y: 190, width: 560, height: 470 };
const INSIDE = { x: PROVIDER.x + 20, width: PROVIDER.width - 40 };
const LAYER_HEIGHT = 52;

/** Below the two faces, the highest first. */
const LAYERS = [
    { title: "resource", lines: ["HaActiveNode behind either face: inputs, outputs, preview, apply"] },
    { title: "pair", lines: ["two nodes: look, decide, request once, watch. Knows nothing of Pulumi"] },
    { title: "device", lines: ["one node: login, status, switchover request, TLS. Knows nothing of pairs"] },
    { title: "state", lines: ["what outlives a process: journal, record of a run, locks"] },
] as const;

/** The folders, with the import rule: an arrow points to what may be imported. */
export function folders(): string {
    const faceY = PROVIDER.y + 40;
    const layerY = (index: number) => faceY + 108 + index * (LAYER_HEIGHT + 22);
    const middle = INSIDE.x + INSIDE.width / 2;
    const dynamic = { x: INSIDE.x, y: faceY, width: 150, height: 84 };
    const plugin = { x: INSIDE.x + 170, y: faceY, width: INSIDE.width - 170, height: 84 };
    const part = (x: number, width: number) => ({ x: plugin.x + x, y: plugin.y + 34, width, height: 38 });
    const sdk = { x: LEFT + 130, y: 104, width: 300, height: 54 };
    const examples = { x: LEFT + 130, y: 24, width: 300, height: 50 };
    const side = { x: 624, width: 250 };
    return picture(
        side.x + side.width + 24,
        PROVIDER.y + PROVIDER.height + 24,
        "Folders and the import rule",
        "Imports point down: examples, sdk, then by the package's name provider/index, dynamic or plugin, resource, pair, " +
            "device, state, and the files of provider itself. The simulator shares no code with the provider.",
        [
            box("layer", examples, { title: "examples", lines: ["complete Pulumi projects"] }),
            arrow([middle, examples.y + examples.height], [middle, sdk.y]),
            box("layer", sdk, { title: "sdk/nodejs", lines: ["what a program imports; nothing that acts"] }),
            arrow([middle, sdk.y + sdk.height], [middle, PROVIDER.y]),
            note(middle + 12, sdk.y + sdk.height + 20, ["by the package's name: provider/index"]),
            frame("group", PROVIDER, "provider"),
            box("layer", dynamic, { title: "dynamic", lines: ["one face"] }),
            frame("layer", plugin, "plugin, the other face"),
            box("inner", part(12, 80), { title: "rpc" }),
            box("inner", part(102, 96), { title: "process" }),
            box("inner", part(208, 130), { title: "haActiveNode" }),
            arrow([dynamic.x + 75, dynamic.y + dynamic.height], [dynamic.x + 75, layerY(0)]),
            arrow([plugin.x + plugin.width / 2, plugin.y + plugin.height], [plugin.x + plugin.width / 2, layerY(0)]),
            ...LAYERS.flatMap((layer, index) => [
                box("layer", { ...INSIDE, y: layerY(index), height: LAYER_HEIGHT }, layer),
                arrow(
                    [middle, layerY(index) + LAYER_HEIGHT],
                    [middle, index + 1 < LAYERS.length ? layerY(index + 1) : layerY(index) + LAYER_HEIGHT + 22],
                ),
            ]),
            note(middle, layerY(LAYERS.length - 1) + LAYER_HEIGHT + 40, ["errors.ts, clock.ts, poll.ts"], "middle"),
            box(
                "good",
                { ...side, y: PROVIDER.y, height: 150 },
                {
                    title: "simulator",
                    lines: [
                        "a simulated pair:",
                        "pair, http, faults,",
                        "documents, control.",
                        "Shares no code with provider",
                    ],
                },
            ),
            box(
                "stop",
                { ...side, y: PROVIDER.y + 174, height: 84 },
                {
                    title: "cli",
                    lines: ["status, import, simulate,", "journal, setup"],
                },
            ),
            box(
                "stop",
                { ...side, y: PROVIDER.y + 282, height: 84 },
                {
                    title: "test",
                    lines: ["mirrors the tree; whole runs", "on a real Pulumi engine"],
                },
            ),
            box(
                "stop",
                { ...side, y: PROVIDER.y + 390, height: 80 },
                {
                    title: "scripts",
                    lines: ["generators, quick start,", "getting a Pulumi CLI"],
                },
            ),
        ],
    );
}
