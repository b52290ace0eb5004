import type { EntryPoint } from "pulumi-oracle-sbc/provider";
import { COMMAND } from "../entryPoint.js";
import { folderOf } from "../journalFolder.js";
import { requireCredentials } from "../pairOptions.js";
import {
    exportedPairs,
    fileLook,
    type FilePair,
    hasCredentials,
    type KnownPair,
    type LookArguments,
    readStackConfig,
    readTopologyFile,
    stackLook,
    type StackConfig,
    type StackOptions,
    type StackPair,
} from "../stack/index.js";
import type { StatusOptions } from "./options.js";

/** A pair to look at: what is declared and recorded of it, and what the look takes. */
export interface Subject {
    readonly pair: KnownPair & Partial<Pick<StackPair, "recorded">>;
    readonly look: LookArguments;
}

export interface Subjects {
    readonly subjects: readonly Subject[];
    /** How credentials and arguments are given there, for remedies. */
    readonly entry: EntryPoint;
    /** The folder of the journal; absent: none is read. */
    readonly journal: string | undefined;
}

/** Throws what is wrong with the options or the credentials, or why Pulumi does not give the stack. */
export async function subjectsOf(options: StatusOptions, env: NodeJS.ProcessEnv): Promise<Subjects> {
    const { source } = options;
    const journal = folderOf(options.journal);
    switch (source.kind) {
        case "nodes": {
            requireCredentials(env);
            const [a, b] = source.nodes;
            const pair = {
                name: `${a.name}/${b.name}`,
                declared: { nodes: source.nodes },
                secrets: [],
                unreadable: [],
            };
            return { subjects: [{ pair, look: fileLook(pair, accessOf(options, env)) }], entry: COMMAND, journal };
        }
        case "file":
            return { subjects: ofFile(readTopologyFile(source.path), options, env), entry: IN_FILE, journal };
        case "stack":
            return await ofStack(source, options, env);
    }
}

function ofFile(pairs: readonly FilePair[], options: StatusOptions, env: NodeJS.ProcessEnv): Subject[] {
    const subjects = pairs.map((pair) => ({ pair, look: fileLook(pair, accessOf(options, env)) }));
    if (!someHasCredentials(subjects, env)) requireCredentials(env);
    return subjects;
}

async function ofStack(stack: StackOptions, options: StatusOptions, env: NodeJS.ProcessEnv): Promise<Subjects> {
    const pairs = await exportedPairs(stack);
    // Secrets are decrypted only if they are needed.
    const config = await readStackConfig(stack, !hasCredentials(env));
    const configured = config.get("oracle-sbc:journal");
    const journal = folderOf(
        options.journal ?? (typeof configured === "string" && configured ? configured : undefined),
    );
    return { subjects: stackSubjects(pairs, config, options, env), entry: IN_STACK, journal };
}

/** Throws where no REST user is known for any of the pairs. */
export function stackSubjects(
    pairs: readonly StackPair[],
    config: StackConfig,
    options: Given,
    env: NodeJS.ProcessEnv,
): Subject[] {
    const subjects = pairs.map((pair) => ({ pair, look: stackLook(pair, config, accessOf(options, env)) }));
    if (pairs.length > 0 && !someHasCredentials(subjects, env)) {
        throw new Error(
            "No REST user is known. Set ORACLE_SBC_USERNAME and ORACLE_SBC_PASSWORD, or configure the stack: " +
                "pulumi config set oracle-sbc:username NAME; pulumi config set --secret oracle-sbc:password. " +
                "Credentials that a program gives a resource or a Provider can't be read from the stack.",
        );
    }
    return subjects;
}

function someHasCredentials(subjects: readonly Subject[], env: NodeJS.ProcessEnv): boolean {
    return hasCredentials(env) || subjects.some(({ look }) => look.credentials !== undefined);
}

/** What options say of every pair. */
type Given = Pick<StatusOptions, "tls" | "apiVersion" | "deviceWords">;

function accessOf({ tls, apiVersion, deviceWords }: Given, env: NodeJS.ProcessEnv) {
    return {
        ...{ env, tls },
        ...(apiVersion === undefined ? {} : { apiVersion }),
        ...(deviceWords === undefined ? {} : { deviceWords }),
    };
}

const IN_FILE: EntryPoint = { credentials: "username and password of the topology file", argument: (path) => path };

export const IN_STACK: EntryPoint = {
    credentials: "oracle-sbc:username and oracle-sbc:password, or those of the site, in the stack's configuration",
    argument: (path) => path,
};
