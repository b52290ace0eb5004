/** Shapes of the pictures in docs/images. Every coordinate is a whole pixel. */

export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** What a shape means; its colours are in the style below. */
export type Kind = "step" | "good" | "stop" | "open" | "layer" | "inner" | "group";

interface Text {
    readonly title: string;
    /** Smaller, below the title, one line each. */
    readonly lines?: readonly string[];
}

const LINE_HEIGHT = 17;

// Colours on a background of their own, so that the picture can be read on a light page and on a dark one.
const STYLE = `
  text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #24292f; }
  .title { font-weight: 600; font-size: 14px; }
  .small { font-size: 12px; fill: #57606a; }
  .page { fill: #ffffff; stroke: #d0d7de; }
  .step, .layer { fill: #ddf4ff; stroke: #0969da; }
  .inner { fill: #ffffff; stroke: #0969da; }
  .good { fill: #dafbe1; stroke: #1a7f37; }
  .stop { fill: #f6f8fa; stroke: #57606a; }
  .open { fill: #fff8c5; stroke: #9a6700; }
  .group { fill: #f6f8fa; stroke: #8c959f; }
  .arrow { fill: none; stroke: #57606a; stroke-width: 1.5; }
  .head { fill: #57606a; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .small { fill: #9da7b3; }
    .page { fill: #0d1117; stroke: #30363d; }
    .step, .layer { fill: #0c2d6b; stroke: #58a6ff; }
    .inner { fill: #0d1117; stroke: #58a6ff; }
    .good { fill: #033a16; stroke: #3fb950; }
    .stop { fill: #161b22; stroke: #8b949e; }
    .open { fill: #341a00; stroke: #d29922; }
    .group { fill: #161b22; stroke: #484f58; }
    .arrow { stroke: #9da7b3; }
    .head { fill: #9da7b3; }
  }`;

/** A whole picture; `description` is what a screen reader reads. */
export function picture(width: number, height: number, title: string, description: string, shapes: string[]): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
  <title id="title">${escaped(title)}</title>
  <desc id="description">${escaped(description)}</desc>
  <style>${STYLE}
  </style>
  <defs>
    <marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="head" d="M0 0 8 4 0 8z"/></marker>
  </defs>
  <rect class="page" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${shapes.map((shape) => `  ${shape}`).join("\n")}
</svg>
`;
}

/** A box with its text in the middle. */
export function box(kind: Kind, at: Box, text: Text): string {
    const lines = text.lines ?? [];
    const x = at.x + at.width / 2;
    const firstY = at.y + at.height / 2 - (lines.length * LINE_HEIGHT) / 2 + 5;
    return [
        rectangle(kind, at),
        words("title", x, firstY, text.title, "middle"),
        ...lines.map((line, index) => words("small", x, firstY + (index + 1) * LINE_HEIGHT, line, "middle")),
    ].join("");
}

/** A box with its title at the top left, for others to stand in. */
export function frame(kind: Kind, at: Box, title: string): string {
    return rectangle(kind, at) + words("title", at.x + 12, at.y + 22, title, "start");
}

/** Lines of small text. */
export function note(x: number, y: number, lines: readonly string[], anchor: "start" | "middle" = "start"): string {
    return lines.map((line, index) => words("small", x, y + index * LINE_HEIGHT, line, anchor)).join("");
}

/** A line through these points, with its head at the last one. */
export function arrow(...points: readonly (readonly [number, number])[]): string {
    const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join(" ");
    return `<path class="arrow" d="${path}" marker-end="url(#head)"/>`;
}

/** A rectangle without text. */
export function rectangle(kind: Kind, { x, y, width, height }: Box): string {
    return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`;
}

/** One line of text at a point. */
export function words(
    style: "title" | "small",
    x: number,
    y: number,
    text: string,
    anchor: "start" | "middle" | "end",
): string {
    return `<text class="${style}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

function escaped(text: string): string {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
