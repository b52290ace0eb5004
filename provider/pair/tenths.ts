/** Milliseconds as seconds, to the tenth: what is printed and recorded of a duration. */
export function tenths(ms: number): number {
    return Math.round(ms / 100) / 10;
}
