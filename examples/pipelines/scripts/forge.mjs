#!/usr/bin/env node
// Comments and issues of a forge, for SBC_TRACKER="node …/forge.mjs github" (or gitlab, azure).
//   find KEY              prints the id of the open issue that has this key, or nothing
//   open KEY TITLE FILE   opens one
//   close ID              closes it
//   comment NUMBER FILE   writes FILE, Markdown, to a pull request, over what an earlier run has written there
import { readFileSync } from "node:fs";
import process from "node:process";
import { fenced } from "./markdown.mjs";

const [forgeName, verb, ...operands] = process.argv.slice(2);
const NAMES = ["github", "gitlab", "azure"];
if (!NAMES.includes(forgeName)) throw new Error(`Write one of ${NAMES.join(", ")}, not ${forgeName}.`);
const forge = await import(`./forges/${forgeName}.mjs`);

const textOf = (file) => readFileSync(file, "utf8");
// Not shown in a comment; its start is written by this script alone. An issue is found by its title, which no forge changes.
const MARKER = "<!-- oracle-sbc/preview -->";

const verbs = {
    async find(key) {
        const found = (await forge.openIssues()).find(({ title }) => title.startsWith(`${key}: `));
        if (found !== undefined) process.stdout.write(`${found.id}\n`);
    },
    async open(key, title, file) {
        await forge.openIssue(
            `${key}: ${title}`,
            `${fenced(textOf(file))}\n\nThe pipeline closes this when it is over.`,
        );
    },
    async close(id) {
        await forge.closeIssue(id);
    },
    async comment(number, file) {
        const body = `${MARKER}\n${textOf(file)}`;
        const earlier = (await forge.comments(number)).find((comment) => comment.body.startsWith(MARKER));
        if (earlier === undefined) await forge.addComment(number, body);
        else await forge.changeComment(number, earlier.id, body);
    },
};
if (!Object.hasOwn(verbs, verb)) throw new Error(`Write one of ${Object.keys(verbs).join(", ")}, not ${verb}.`);
await verbs[verb](...operands);
