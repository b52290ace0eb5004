import { expect } from "chai";
import { TABLES } from "../../../provider/plugin/served.js";
import { committedSchema } from "../../schema/committedSchema.js";

describe("what the plugin serves", () => {
    it("is what its schema names: each type of resource, and each function", () => {
        expect(Object.keys(TABLES.resources)).to.deep.equal(Object.keys(committedSchema.resources));
        expect(Object.keys(TABLES.functions)).to.deep.equal(Object.keys(committedSchema.functions));
    });
});
