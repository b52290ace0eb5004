import { expect } from "chai";
import { requestedBy } from "../../../../provider/resource/requestedBy/index.js";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const by = (env: NodeJS.ProcessEnv, actor?: string) => requestedBy({ env, userAtHost: "jane@ops-1" }, actor);

/** The variables that each system's documentation names. */
const SYSTEMS: Readonly<Record<string, readonly [env: NodeJS.ProcessEnv, actor: string, run: string]>> = {
    "GitHub Actions": [
        {
            GITHUB_ACTIONS: "true",
            GITHUB_ACTOR: "jane",
            GITHUB_TRIGGERING_ACTOR: "joe",
            GITHUB_SERVER_URL: "https://github.com",
            GITHUB_REPOSITORY: "acme/voice",
            GITHUB_RUN_ID: "4711",
            GITHUB_SHA: COMMIT,
        },
        "joe",
        "https://github.com/acme/voice/actions/runs/4711",
    ],
    GitLab: [
        {
            GITLAB_CI: "true",
            GITLAB_USER_LOGIN: "jane",
            CI_JOB_URL: "https://gitlab.example.net/acme/voice/-/jobs/4711",
            CI_COMMIT_SHA: COMMIT,
        },
        "jane",
        "https://gitlab.example.net/acme/voice/-/jobs/4711",
    ],
    "Azure DevOps": [
        {
            TF_BUILD: "True",
            BUILD_REQUESTEDFOR: "Jane Roe",
            SYSTEM_COLLECTIONURI: "https://dev.azure.com/acme/",
            SYSTEM_TEAMPROJECT: "Voice core",
            BUILD_BUILDID: "4711",
            BUILD_SOURCEVERSION: COMMIT,
        },
        "Jane Roe",
        "https://dev.azure.com/acme/Voice%20core/_build/results?buildId=4711",
    ],
    Jenkins: [
        {
            JENKINS_URL: "https://ci.example.net/",
            BUILD_USER_ID: "jane",
            BUILD_URL: "https://ci.example.net/job/voice/4711/",
            GIT_COMMIT: COMMIT,
        },
        "jane",
        "https://ci.example.net/job/voice/4711/",
    ],
    "Jenkins without its plugin": [
        { JENKINS_URL: "https://ci/", BUILD_URL: "https://ci/job/4711/", GIT_COMMIT: COMMIT },
        "jane@ops-1",
        "https://ci/job/4711/",
    ],
    Bitbucket: [
        {
            BITBUCKET_BUILD_NUMBER: "4711",
            BITBUCKET_REPO_FULL_NAME: "acme/voice",
            BITBUCKET_STEP_TRIGGERER_UUID: "{4a-7b}",
            BITBUCKET_COMMIT: COMMIT,
        },
        "(4a-7b)",
        "https://bitbucket.org/acme/voice/pipelines/results/4711",
    ],
};

describe("who had a switchover requested", () => {
    for (const [system, [env, actor, run]] of Object.entries(SYSTEMS)) {
        it(`is told by ${system}`, () => {
            expect(by(env)).to.deep.equal({ actor, run, commit: COMMIT });
        });
    }

    it("is the account and its machine where no CI system runs this", () => {
        expect(by({ CI_JOB_URL: "https://stray", GIT_COMMIT: COMMIT })).to.deep.equal({ actor: "jane@ops-1" });
    });

    it("is whom the stack names before all else", () => {
        expect(by(SYSTEMS["GitLab"]?.[0] ?? {}, "CHG-99, approved by Jane")).to.include({
            actor: "CHG-99, approved by Jane",
            commit: COMMIT,
        });
    });

    const gitlab = (more: NodeJS.ProcessEnv) => by({ GITLAB_CI: "true", ...more });

    it("has no credential of a web address: neither user, password, query nor fragment", () => {
        const CI_JOB_URL = "https://bot:glpat-secret@gitlab.example.net/jobs/1?private_token=secret#secret";
        expect(gitlab({ CI_JOB_URL }).run).to.equal("https://gitlab.example.net/jobs/1");
    });

    it("has no web address that is none, or too long to be recorded whole", () => {
        for (const CI_JOB_URL of ["not one", "file:///etc/passwd", `https://ci/${"x".repeat(300)}`])
            expect(gitlab({ CI_JOB_URL }), CI_JOB_URL).to.not.have.property("run");
    });

    it("is one line without a shape of its own, and bounded, whatever the environment has", () => {
        const { actor } = gitlab({ GITLAB_USER_LOGIN: `<{%reset%}>\n\u202e${"j".repeat(500)}` });
        expect(actor)
            .to.match(/^<\(%reset%\)> j+…$/)
            .and.have.length(200);
        expect(gitlab({ GITLAB_USER_LOGIN: "\n" }).actor).to.equal("jane@ops-1");
    });

    it("has an address of a project whose name is cut through a character", () => {
        const [env] = SYSTEMS["Azure DevOps"] ?? [];
        expect(by({ ...env, SYSTEM_TEAMPROJECT: "voice\ud83d" }).run).to.contain("/voice%EF%BF%BD/_build");
    });

    it("has no commit that is no hash", () => {
        for (const CI_COMMIT_SHA of ["main", "", "0123 4567"])
            expect(gitlab({ CI_COMMIT_SHA })).to.not.have.property("commit");
    });
});
