import { expect } from "chai";
import { sectionOf } from "../../../scripts/release/notes.js";

const CHANGELOG = `# Changelog

## Unreleased

- Next.

## 0.2.0 (2026-05-01)

- Second.

### Fixed

- A bug.

## 0.1.0

- First.
`;

describe("release notes", () => {
    it("are what stands below the version's own heading, to the next one", () => {
        expect(sectionOf(CHANGELOG, "0.2.0")).to.equal("- Second.\n\n### Fixed\n\n- A bug.");
        expect(sectionOf(CHANGELOG, "0.1.0")).to.equal("- First.");
        expect(sectionOf(CHANGELOG, "Unreleased")).to.equal("- Next.");
    });

    it("are missing for a version without a heading, also one that begins alike", () => {
        expect(sectionOf(CHANGELOG, "0.1")).to.equal(undefined);
    });
});
