import { urlText } from "../../urlText.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a CI system tells a job of itself, by the variables that its documentation names. */
export interface CiSystem {
    /** The variable by which its jobs are known. */
    readonly mark: string;
    /** The first that is set counts. */
    readonly actor: readonly string[];
    readonly commit: string;
    /** The page of the job. */
    readonly run: (env: Environment) => string | undefined;
    /** What the page is found by, behind its question mark. */
    readonly query?: (env: Environment) => string | undefined;
}

export const CI_SYSTEMS: readonly CiSystem[] = [
    {
        mark: "GITHUB_ACTIONS",
        // Who started the run again comes before who started it first.
        actor: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"],
        commit: "GITHUB_SHA",
        run: (env) => joined(env, ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY"], "actions/runs", "GITHUB_RUN_ID"),
    },
    {
        mark: "GITLAB_CI",
        actor: ["GITLAB_USER_LOGIN"],
        commit: "CI_COMMIT_SHA",
        run: (env) => env["CI_JOB_URL"],
    },
    {
        mark: "TF_BUILD",
        actor: ["BUILD_REQUESTEDFOR"],
        commit: "BUILD_SOURCEVERSION",
        run: ({ SYSTEM_COLLECTIONURI: site, SYSTEM_TEAMPROJECT: project }) =>
            site && project && `${site.replace(/\/$/, "")}/${urlText(project)}/_build/results`,
        query: ({ BUILD_BUILDID: id }) => (/^\d+$/.test(id ?? "") ? `buildId=${id}` : undefined),
    },
    {
        mark: "JENKINS_URL",
        // Of a plugin that many have: Jenkins itself does not tell.
        actor: ["BUILD_USER_ID"],
        commit: "GIT_COMMIT",
        run: (env) => env["BUILD_URL"],
    },
    {
        mark: "BITBUCKET_BUILD_NUMBER",
        actor: ["BITBUCKET_STEP_TRIGGERER_UUID"],
        commit: "BITBUCKET_COMMIT",
        run: ({ BITBUCKET_REPO_FULL_NAME: repository, BITBUCKET_BUILD_NUMBER: number }) =>
            repository && `https://bitbucket.org/${repository}/pipelines/results/${number}`,
    },
];

function joined(env: Environment, before: readonly string[], path: string, after: string): string | undefined {
    const head = before.map((name) => env[name]);
    const tail = env[after];
    return [...head, tail].some((part) => !part) ? undefined : [...head, path, tail].join("/");
}
