import ts from "typescript";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, sourceFilesIn } from "../structure/sourceFiles.js";

/** A sentence, or a part of one, that the code may print, and where it stands. */
export interface MessageText {
    /** `provider/pair/decide.ts:12` */
    readonly place: string;
    /** With X for each value that is put in. */
    readonly text: string;
}

/** Every text of several words in the code of some folders. */
export function messageTexts(...folders: readonly string[]): MessageText[] {
    return sourceFilesIn(...folders).flatMap(({ path }) => textsIn(path, readFileSync(join(ROOT, path), "utf8")));
}

export function textsIn(path: string, code: string): MessageText[] {
    const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest);
    const found: MessageText[] = [];
    const visit = (node: ts.Node): void => {
        const text = textOf(node);
        const line = source.getLineAndCharacterOfPosition(node.end).line + 1;
        if (text?.includes(" ") === true) found.push({ place: `${path}:${line}`, text });
        ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
}

function textOf(node: ts.Node): string | undefined {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
    if (!ts.isTemplateExpression(node)) return undefined;
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join("X");
}
