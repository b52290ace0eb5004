/** The night tries all that there is to try: `npm run test:all`, and the planted bugs. A change tries a part of it. */
export const THOROUGHLY = { TEST_THOROUGHLY: "true" };

export const isThorough = process.env["TEST_THOROUGHLY"] === "true";

/** A third of them for a change: of values that are drawn anew in each run, or of cases that differ in one number. */
export function third(all: number): number {
    return isThorough ? all : Math.ceil(all / 3);
}

/** Every third of them for a change: three places in a row have all of them between them. */
export function everyThird<T>(all: readonly T[], place = 0): readonly T[] {
    return isThorough ? all : all.filter((_one, index) => index % 3 === place % 3);
}
