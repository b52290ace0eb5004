import { expect } from "chai";
import fc from "fast-check";
import { parse } from "yaml";
import { withPlugin } from "../../cli/projectFile.js";

const PATH = "node_modules/pulumi-oracle-sbc/bin/plugin";
const ENTRY = { name: "oracle-sbc", path: PATH };
type Json = Record<string, unknown> & { plugins?: { providers?: unknown[] } | null };

/** Blocks that may stand before or after `plugins`: comments, block scalars, flow, anchors, quotes, order. */
const OTHER_BLOCKS = [
    "name: topology # of the sites",
    "runtime: yaml",
    '"description": >-\n  folded\n  text',
    "main: &here |+\n  kept\n\n",
    "resources: {}",
    "options:\n  refresh: always   \n\n  # ours\n  more:\n  - one\n  -   two",
    "flow: { a: [1, 2], # c\n  b: 'x' }",
    "# a comment by itself\n\n",
    "'quoted key': \"a: b # no comment\"",
    "config:\n    oracle-sbc:password:\n        secure: v1:abc==\n    list: [ ]",
] as const;
const PLUGINS_BLOCKS = [
    "",
    "plugins:",
    "plugins: # ours",
    "plugins: ~",
    "plugins: null   # none yet",
    "plugins: {}",
    "plugins: { } # none",
    "plugins: {languages: []}",
    "plugins: { languages: [ { name: yaml, path: ./y } ], }",
    "plugins: &p\n  languages:\n  - name: yaml\n    path: ./yaml",
    "plugins:\n    # languages of ours\n    languages: # l\n        - name: yaml\n          path: |-\n            ./yaml\n\n    # the end",
    "plugins:\n  providers:",
    "plugins:\n  providers: # none\n  languages: []",
    "plugins:\n  providers: []",
    "plugins:\n  providers: [{ name: other, path: ./o }]",
    "plugins:\n  providers: [\n    { name: other, path: ./o }, # keep\n    ]",
    "plugins:\n  providers:\n  - name: other # keep\n    path: ./other\n  - { name: third, path: ./t }",
    "plugins:\n   providers:\n      -  name: other\n         path: './other'\n\n\n   languages:\n      - &l { name: l, path: x }\n      - *l",
    '"plugins":\n  "providers":\n    - "name": "other"\n      "path": "./o"',
] as const;
const NAMED_BLOCKS = [
    "plugins:\n  providers:\n    - name: oracle-sbc\n      path: ../old # moved",
    "plugins:\n  providers:\n    - path: '../old'\n      name: 'oracle-sbc'\n    - name: other\n      path: ./o",
    'plugins: { providers: [ { name: "oracle-sbc", path: "../old" } ] }',
    "plugins:\n  providers:\n    - name: oracle-sbc",
    "plugins:\n  providers:\n    - name: oracle-sbc\n      path:\n    - name: other\n      path: ./o",
    "plugins:\n  providers:\n    - name: oracle-sbc\n      path: &old ../old\n      checksums: {}",
] as const;

const shape = (plugins: readonly string[]) =>
    fc
        .record({
            before: fc.uniqueArray(fc.constantFrom(...OTHER_BLOCKS), { maxLength: 4 }),
            plugins: fc.constantFrom(...plugins),
            after: fc.uniqueArray(fc.constantFrom(...OTHER_BLOCKS), { maxLength: 3 }),
            newline: fc.constantFrom("\n", "\r\n"),
            start: fc.constantFrom("", "\ufeff", "---\n", "# licence\n\n"),
            end: fc.constantFrom("", "\n", "\n\n", "\n# end\n", "\n...\n"),
        })
        .map(({ before, plugins: own, after, newline, start, end }) => {
            const blocks = ["name: project", ...before, own, ...after.filter((block) => !before.includes(block))];
            const unique = blocks.filter((block, index) => index === 0 || block !== OTHER_BLOCKS[0]);
            const text = unique.filter((block) => block !== "").join("\n");
            return `${start}${text}${end}`.replaceAll("\n", newline);
        })
        .filter(isYaml);

describe("the project's file, with the plugin", () => {
    it("gains the plugin and nothing else, in whatever form it is written, and is there the second time", () => {
        fc.assert(
            fc.property(shape(PLUGINS_BLOCKS), (text) => {
                const { kind, text: edited } = withPlugin(text, PATH);
                expect(kind).to.equal("added");
                const providers = read(text).plugins?.providers ?? [];
                expect(read(edited)).to.deep.equal({
                    ...read(text),
                    plugins: { ...read(text).plugins, providers: [...providers, ENTRY] },
                });
                expectOnlyAdded(text, edited, /^(~|null)?$/);
                expect(withPlugin(edited, PATH)).to.deep.equal({ kind: "there", text: edited });
            }),
            { numRuns: 1000 },
        );
    });

    it("changes the path alone where it names the plugin at another one", () => {
        fc.assert(
            fc.property(shape(NAMED_BLOCKS), fc.constantFrom(PATH, "../it's: ours", "C:\\plugin #1"), (text, path) => {
                const { kind, text: edited } = withPlugin(text, path);
                expect(kind).to.equal("changed");
                const at = (read(text).plugins?.providers ?? []).findIndex(isOurs);
                const expected = structuredClone(read(text));
                Object.assign(expected.plugins?.providers?.[at] as object, { path });
                expect(read(edited)).to.deep.equal(expected);
                expectOnlyAdded(text, edited, /^(['"]?\.\.\/old['"]?)?$/);
                expect(withPlugin(edited, path)).to.deep.equal({ kind: "there", text: edited });
            }),
            { numRuns: 500 },
        );
    });

    it("stays strict JSON as Pulumi.json, indented as it is", () => {
        const project = fc.record(
            {
                name: fc.string(),
                runtime: fc.constantFrom("yaml", { name: "nodejs" }),
                description: fc.string({ unit: "binary" }),
                plugins: fc.oneof(
                    fc.constantFrom(null, {}, { providers: null }, { languages: [] }),
                    fc.record({
                        providers: fc.array(fc.record({ name: fc.constantFrom("a", "b"), path: fc.string() })),
                    }),
                ),
                config: fc.dictionary(fc.string(), fc.string()).map((all) => without(all, "__proto__", "<<")),
            },
            { requiredKeys: ["name"] },
        );
        const layout = fc.record({
            indent: fc.constantFrom("", "  ", "    ", "\t"),
            newline: fc.constantFrom("\n", "\r\n"),
            start: fc.constantFrom("", "\ufeff"),
            end: fc.constantFrom("", "\n", "\r\n"),
        });
        fc.assert(
            fc.property(project, layout, (value, { indent, newline, start, end }) => {
                const text = start + JSON.stringify(value, undefined, indent).replaceAll("\n", newline) + end;
                const { text: edited } = withPlugin(text, PATH, "Pulumi.json");
                const { plugins } = value as Json;
                const after = { ...value, plugins: { ...plugins, providers: [...(plugins?.providers ?? []), ENTRY] } };
                expect(JSON.parse(edited.slice(start.length))).to.deep.equal(JSON.parse(JSON.stringify(after)));
                expectOnlyAdded(text, edited, /^(null|\s*)$/);
                if (indent !== "" && plugins === undefined) {
                    const whole = start + JSON.stringify(after, undefined, indent).replaceAll("\n", newline) + end;
                    expect(edited).to.equal(whole);
                }
                expect(withPlugin(edited, PATH, "Pulumi.json").kind).to.equal("there");
            }),
            { numRuns: 500 },
        );
    });

    for (const [what, text] of [
        ["in braces", "{ name: a, runtime: yaml }\n"],
        ["in braces on lines of their own", "{\n  name: a, # a\n  runtime: yaml, # b\n}"],
        ["indented as a whole", "  name: a\n  runtime: yaml\n"],
        ["that ends in a text of several lines, without a newline", "name: a\ndescription: |\n  text"],
        ["with a directive", "%YAML 1.2\n---\nname: a\n...\n"],
        ["in braces that end at the start of a line", "name: a\nplugins: {\n  languages: [\n  ],\n}\n"],
    ] as const) {
        it(`adds to a project ${what}`, () => {
            const { text: edited } = withPlugin(text, PATH);
            const { plugins } = read(text);
            expect(read(edited)).to.deep.equal({ ...read(text), plugins: { ...plugins, providers: [ENTRY] } });
            expectOnlyAdded(text, edited, /^$/);
        });
    }

    for (const [what, text] of [
        ["plugins that are another's too", "base: &b\n  languages: []\nplugins: *b\n"],
        ["providers that come by a merge", "base: &b\n  providers: [{ name: a }]\nplugins:\n  <<: *b\n"],
        ["a list that stands there twice", "plugins:\n  providers: &p\n  - name: a\nother: *p\n"],
    ] as const) {
        it(`refuses ${what}, and says what to write by hand`, () => {
            expect(() => withPlugin(text, PATH)).to.throw(
                /nothing was written\. Put this into plugins\.providers, by hand:\n- name: oracle-sbc\n {2}path: "node_modules/,
            );
        });
    }
});

/** Between the longest equal beginning and the longest equal end, nothing of the old text is left but what may go. */
function expectOnlyAdded(old: string, edited: string, mayGo: RegExp): void {
    let start = 0;
    while (start < old.length && old[start] === edited[start]) start++;
    let end = 0;
    while (end < old.length - start && old.at(-1 - end) === edited.at(-1 - end)) end++;
    // The equal ends may have eaten a part of what went.
    const gone = old.slice(start, old.length - end);
    if (gone !== "") expect(withoutAny(old, edited, mayGo), JSON.stringify([old, edited])).to.equal(true);
    const newlines = new Set(edited.match(/\r?\n/g));
    if (/\n/.test(old)) expect([...newlines]).to.have.members([...new Set(old.match(/\r?\n/g))]);
}

/** Whether `edited` is `old` with one stretch that may go in place of another text. */
function withoutAny(old: string, edited: string, mayGo: RegExp): boolean {
    for (let from = 0; from <= old.length && old.slice(0, from) === edited.slice(0, from); from++) {
        for (let to = from; to <= old.length; to++) {
            const isEnd = edited.endsWith(old.slice(to)) && edited.length >= from + old.length - to;
            if (isEnd && mayGo.test(old.slice(from, to))) return true;
        }
    }
    return false;
}

function read(text: string): Json {
    return parse(text, { merge: true }) as Json;
}

function isYaml(text: string): boolean {
    try {
        return typeof read(text) === "object";
    } catch {
        return false;
    }
}

function isOurs(provider: unknown): boolean {
    return (provider as { name?: unknown }).name === ENTRY.name;
}

function without(all: Record<string, string>, ...names: readonly string[]): Record<string, string> {
    return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)));
}
