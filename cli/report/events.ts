import { type Bag, bagIn, isBag, textIn } from "../bag.js";
import { diagnosticOf, type Preview, stepOf, UnreadablePreview } from "./document.js";

/** The other form, one event of the engine a line: Pulumi prints it with PULUMI_ENABLE_STREAMING_JSON_PREVIEW. */
export function previewOfEvents(text: string): Preview {
    const events = text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map(eventOf);
    // The last event, which comes after a failure too.
    if (!events.some((event) => "cancelEvent" in event)) throw cut();
    const named = (...names: readonly string[]) =>
        events.flatMap((event) => names.map((name) => event[name]).filter(isBag));
    const [summary] = named("summaryEvent");
    const diagnostics = named("diagnosticEvent")
        .filter(isShown)
        .map((each) => diagnosticOf(each, `${textIn(each, "prefix") ?? ""}${textIn(each, "message") ?? ""}`));
    const unchanged = bagIn(summary ?? {}, "resourceChanges")["same"];
    const hasError = diagnostics.some(({ severity }) => severity === "error");
    return {
        config: bagIn(named("preludeEvent")[0] ?? {}, "config"),
        steps: named("resourcePreEvent", "resOutputsEvent").map((event) => {
            const metadata = bagIn(event, "metadata");
            return stepOf(metadata, bagIn(metadata, "old"), bagIn(metadata, "new"));
        }),
        diagnostics,
        ...(typeof unchanged === "number" ? { unchanged } : {}),
        isFailed: hasError || summary === undefined || (textIn(summary, "result") ?? "succeeded") !== "succeeded",
    };
}

function eventOf(line: string): Bag {
    try {
        const event: unknown = JSON.parse(line);
        if (isBag(event)) return event;
    } catch {
        // Said below.
    }
    throw cut();
}

function cut(): UnreadablePreview {
    return new UnreadablePreview(
        "The input is not whole: a line is no JSON, or the last event is missing. Run pulumi preview --json again, and let it end.",
    );
}

function isShown(event: Bag): boolean {
    return event["ephemeral"] !== true && event["severity"] !== "debug";
}
