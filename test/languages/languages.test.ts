import { getPlaceFirst } from "../endToEnd/place.js";
import { sideBySide } from "../endToEnd/sideBySide.js";
import { behaves } from "./behaviour.js";
import { FACES } from "./faces.js";

describe("the same pair in every language, on a real Pulumi engine", () => {
    getPlaceFirst();

    sideBySide(
        Object.fromEntries(
            FACES.map((face) => [
                `${face.name}: comes up, changes, shows drift, refuses, keeps secrets, is forgotten`,
                () => behaves(face, `life-${face.name.toLowerCase().split(" ").join("-")}`),
            ]),
        ),
    );
});
