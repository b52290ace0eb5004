import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from "yaml";

export interface ProjectFile {
    /** `there`: nothing is to be written. `changed`: the plugin was named, at another path. */
    readonly kind: "there" | "added" | "changed";
    readonly text: string;
}

/** The text of a Pulumi.yaml that names the plugin at `path`, with comments and everything else as they were. */
export function withPlugin(text: string, path: string): ProjectFile {
    const document = parse(text);
    const providers = providersIn(document);
    const entry = providers?.items.find((item): item is YAMLMap => isMap(item) && item.get("name") === "oracle-sbc");
    if (entry?.get("path") === path) return { kind: "there", text };
    const edited = !document.has("plugins") && appended(text, path);
    if (edited) return { kind: "added", text: edited };
    if (entry) entry.set("path", path);
    else if (providers) providers.add(document.createNode({ name: "oracle-sbc", path }));
    else {
        const plugins = document.get("plugins");
        const made = document.createNode([{ name: "oracle-sbc", path }]);
        if (isMap(plugins)) plugins.set("providers", made);
        else document.set("plugins", document.createNode({ providers: made }));
    }
    const indent = /^( +)\S/m.exec(text)?.[1]?.length ?? 4;
    return {
        kind: entry ? "changed" : "added",
        text: document.toString({ lineWidth: 0, indent: Math.max(2, indent) }),
    };
}

/** Lines at the end leave every character before them alone. Nothing where the end of the file is no place for them. */
function appended(text: string, path: string): string | undefined {
    const newline = text.includes("\r\n") ? "\r\n" : "\n";
    const lines = [
        "plugins:",
        "    providers:",
        "        - name: oracle-sbc",
        `          path: ${JSON.stringify(path)}`,
        "",
    ];
    const start = text === "" || text.endsWith("\n") ? text : text + newline;
    const candidate = start + lines.join(newline);
    const document = parseDocument(candidate);
    const before = parseDocument(text).toJS() as Record<string, unknown>;
    const expected = { ...before, plugins: { providers: [{ name: "oracle-sbc", path }] } };
    const isRight = document.errors.length === 0 && JSON.stringify(document.toJS()) === JSON.stringify(expected);
    return isRight ? candidate : undefined;
}

function parse(text: string): Document.Parsed {
    const document = parseDocument(text);
    const [error] = document.errors;
    if (error) throw new Error(`Pulumi.yaml can't be read: ${error.message}`);
    if (!isMap(document.contents)) throw new Error("Pulumi.yaml is no project: write its name and its runtime first.");
    return document;
}

function providersIn(document: Document.Parsed) {
    const plugins = document.get("plugins") ?? undefined;
    if (plugins !== undefined && !isMap(plugins)) throw unusable("plugins", "an object with providers");
    const providers = document.getIn(["plugins", "providers"]) ?? undefined;
    if (providers !== undefined && !isSeq(providers)) throw unusable("plugins.providers", "a list");
    return providers;
}

function unusable(property: string, what: string): Error {
    return new Error(`Pulumi.yaml: ${property} is not ${what}; nothing was written.`);
}
