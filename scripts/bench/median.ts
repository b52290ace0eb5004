export function median(numbers: readonly number[]): number {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    const upper = sorted[Math.floor(middle)] ?? NaN;
    return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}
