import { type Bag, bagIn, isBag, listIn, textIn } from "../bag.js";
import { type Diagnostic, diagnosticOf, type Preview, stepOf, UnreadablePreview } from "./document.js";
import { previewOfEvents } from "./events.js";

/** Throws an {@link UnreadablePreview}. */
export function readPreview(text: string): Preview {
    if (text.trim() === "")
        throw new UnreadablePreview(
            "The input is empty: pulumi preview --json printed nothing. Read what it wrote to standard error.",
        );
    // Whatever a wrapper, such as npm run, has printed before.
    const json = text.slice(Math.max(0, text.search(/^[ \t]*\{/m))).trim();
    if (/^\{"sequence":/.test(json)) return previewOfEvents(json);
    const digest = parsed(json);
    if (!isBag(digest) || !Array.isArray(digest["steps"])) throw notOne(digest);
    return previewOfDigest(digest);
}

function parsed(json: string): unknown {
    try {
        return JSON.parse(json);
    } catch (error) {
        throw new UnreadablePreview(
            "The input is not whole: it is no JSON document, or one that is cut. Run pulumi preview --json again, and let it end.",
            { cause: error },
        );
    }
}

/** A preview that ends before its first step has diagnostics alone. */
function notOne(digest: unknown): UnreadablePreview {
    const errors = isBag(digest) ? diagnosticsIn(digest).map(({ message }) => message.trim()) : [];
    return new UnreadablePreview(
        errors.length > 0
            ? `The preview failed before it showed a step: ${errors.join(" ")}`
            : "The input is JSON, but not what pulumi preview --json prints: it has no steps.",
    );
}

function previewOfDigest(digest: Bag): Preview {
    const diagnostics = diagnosticsIn(digest);
    const unchanged = bagIn(digest, "changeSummary")["same"];
    const steps = listIn(digest, "steps").filter(isBag);
    return {
        config: bagIn(digest, "config"),
        steps: steps.map((step) => stepOf(step, bagIn(step, "oldState"), bagIn(step, "newState"))),
        diagnostics,
        ...(typeof unchanged === "number" ? { unchanged } : {}),
        // The document itself does not say how the preview ended; an error always fails it.
        isFailed: digest["maybeCorrupt"] === true || diagnostics.some(({ severity }) => severity === "error"),
    };
}

function diagnosticsIn(digest: Bag): Diagnostic[] {
    return listIn(digest, "diagnostics")
        .filter(isBag)
        .map((each) => diagnosticOf(each, textIn(each, "message") ?? ""));
}
