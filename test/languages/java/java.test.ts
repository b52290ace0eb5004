import { getPlaceFirst } from "../../endToEnd/place.js";
import { behaves } from "../behaviour.js";
import { java } from "./java.js";

describe("the same pair in Java, on a real Pulumi engine", function () {
    // Each command starts a Java machine of its own, beside the CLI that it drives.
    this.timeout(10 * 60_000);
    getPlaceFirst();

    it("comes up, changes, shows drift, refuses, keeps secrets, is forgotten", () => behaves(java, "life-java"));
});
