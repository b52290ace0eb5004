import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { type Face, FACES } from "./onePair.js";

interface Kill {
    readonly name: string;
    readonly test: () => Promise<void>;
}

/** Every kill, in rows of those that are alike but for one thing. */
export type Table = readonly (readonly Kill[])[];

/** Whether a change must pass it, by its place in the table: the others are for the night. */
type Chosen = (row: number, column: number, columns: number, face: Face) => boolean;

/** Another column in each row and for each face: between them, every row and every column. */
export const oneOfEachRow: Chosen = (row, column, columns, face) =>
    column === (row + (face === "dynamic" ? columns - 1 : 0)) % columns;

export const theOthers: Chosen = (...place) => !oneOfEachRow(...place);

export function killsOfEachFace(when: string, tableOf: (face: Face) => Table, isChosen: Chosen): void {
    for (const face of FACES) {
        describe(`an update by the ${face} provider that is killed (kill -9) ${when}, then pulumi cancel and up`, () => {
            getPlaceFirst();

            const chosen = tableOf(face).flatMap((row, i) =>
                row.filter((_kill, j) => isChosen(i, j, row.length, face)),
            );
            sideBySide(Object.fromEntries(chosen.map(({ name, test }) => [name, test])));
        });
    }
}
