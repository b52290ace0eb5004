import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const { engines } = JSON.parse(readFileSync(join(resolve(__dirname, "../../.."), "package.json"), "utf8")) as {
    engines: { node: string };
};
/** The oldest Node.js that the package is made for, such as 20.19. */
const [, MAJOR = "", MINOR = ""] = /^>=(\d+)\.(\d+)/.exec(engines.node) ?? [];

const NEEDS = `pulumi-resource-oracle-sbc needs Node.js ${MAJOR}.${MINOR} or newer on PATH`;
const NONE = `${NEEDS}, and there is no node. Install Node.js, or add its folder to the PATH that Pulumi is started with.`;
const INSTALL = "Install a newer Node.js, or put its folder first on the PATH that Pulumi is started with.";

/**
 * Refuses a Node.js that is too old, before it reads the bundle, which it might not understand. In the syntax of the oldest,
 * and without a quotation mark, which neither sh nor cmd would pass on.
 */
const CHECK = [
    "var v=process.versions.node.split(`.`)",
    `if(v[0]<${MAJOR}||v[0]==${MAJOR}&&v[1]<${MINOR}){` +
        `var m=\`${NEEDS}, and the node there is \`+process.version+\`. ${INSTALL}\``,
    "process.stdout.write(m)",
    "console.error(m)",
    "process.exitCode=1}else require(require(`path`).resolve(process.argv[1]))",
].join(";");

/**
 * What the bundle begins with: a script for sh that is also JavaScript, where each of its lines is a string and a comment.
 *
 * Pulumi calls whatever ends before it has printed a port a bug, and shows standard error below that. What stands on
 * standard output without a line's end is part of Pulumi's own error, so the sentence is printed to both.
 */
export const POSIX_START = [
    "#!/bin/sh",
    `':' //; command -v node >/dev/null || { m='${NONE}'; printf %s "$m"; printf '%s\\n' "$m" >&2; exit 1; }`,
    `':' //; exec node -e '${CHECK}' -- "$0" "$@"`,
].join("\n");

/** The same for Windows, in a file beside the bundle. */
export const WINDOWS_START = [
    "@echo off",
    "where node >nul 2>nul",
    `if errorlevel 1 (echo ${NONE} 1>&2 & exit /b 1)`,
    `node -e "${CHECK}" -- "%~dp0pulumi-resource-oracle-sbc" %*`,
    "",
].join("\r\n");
