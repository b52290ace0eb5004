import * as ts from "typescript";
import type { Mutation } from "./mutation.js";

/** The source with the bug in it. Throws if the bug has no place there, or more than one. */
export function plant(source: string, { bug, file, within, find, replace }: Mutation): string {
    const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);
    const scopes = declarationsOf(tree, within);
    if (scopes.length !== 1) throw new Error(`"${bug}": ${within} is ${scopes.length} times in ${file}.`);
    const wanted = normal(find);
    const places = new Map<string, { readonly from: number; readonly to: number }>();
    const visit = (node: ts.Node): void => {
        const from = node.getStart(tree);
        const to = node.getEnd();
        // A node and its only child have the same text.
        if (normal(source.slice(from, to)) === wanted) places.set(`${from}-${to}`, { from, to });
        ts.forEachChild(node, visit);
    };
    for (const scope of scopes) visit(scope);
    const [place, second] = [...places.values()];
    if (place === undefined || second !== undefined)
        throw new Error(`"${bug}": its place is ${places.size} times in ${within} of ${file}.`);
    return source.slice(0, place.from) + replace + source.slice(place.to);
}

/** As the build does, one file alone. */
export function compile(source: string, file: string): string {
    return ts.transpileModule(source, {
        fileName: file,
        compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, esModuleInterop: true },
    }).outputText;
}

function declarationsOf(tree: ts.SourceFile, path: string): ts.Node[] {
    const [name = "", member] = path.split(".");
    const found: ts.Node[] = [];
    const visit = (node: ts.Node): void => {
        if (isNamed(node, name)) found.push(...(member === undefined ? [node] : membersOf(node, member)));
        else ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
}

function isNamed(node: ts.Node, name: string): boolean {
    const isDeclaration =
        ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isVariableDeclaration(node);
    return isDeclaration && node.name !== undefined && ts.isIdentifier(node.name) && node.name.text === name;
}

/** Of a class, or of the object that a function returns. */
function membersOf(node: ts.Node, name: string): ts.Node[] {
    if (ts.isClassDeclaration(node)) return node.members.filter((member) => member.name?.getText() === name);
    const found: ts.Node[] = [];
    const visit = (child: ts.Node): void => {
        const isMember =
            ts.isMethodDeclaration(child) || ts.isPropertyAssignment(child) || ts.isVariableDeclaration(child);
        if (isMember && child.name.getText() === name) found.push(child);
        else ts.forEachChild(child, visit);
    };
    visit(node);
    return found;
}

function normal(text: string): string {
    return text.replace(/\s+/g, " ").trim();
}
