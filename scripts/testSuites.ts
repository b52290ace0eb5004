/** What Node.js is to run: the tests of these files, by mocha; or a command of our own. */
export type Suite = ({ readonly files: readonly string[] } | { readonly command: readonly string[] }) & {
    /** How many processor cores it keeps busy: one that waits more than it works, less than one. @default 1 */
    readonly cores?: number;
};

/** In one thread: the suites share the cores. */
const SIMULATION = ["dist/test/simulation/command.js", "--workers", "1"];
/** Of tests that run engines, three at once. */
const ENGINES = 1.5;

/** The suites that every change must pass, by name, each independent of the others; the longest first. */
export const SUITES: Readonly<Record<string, Suite>> = {
    crash: { cores: ENGINES, files: ["dist/test/crash/*.test.js"] },
    unit: {
        files: [
            "dist/test/!(provider|endToEnd|languages|templates|crash|concurrency|postgres|gitDependency|release|pipelines|browser)/**/*.test.js",
            "dist/test/provider/*.test.js",
            "dist/test/provider/!(faces)/**/*.test.js",
        ],
    },
    endToEnd: { cores: ENGINES, files: ["dist/test/endToEnd/**/*.test.js"] },
    faces: { files: ["dist/test/provider/faces/*.test.js"] },
    languages: { cores: ENGINES, files: ["dist/test/languages/*.test.js"] },
    concurrency: { cores: ENGINES, files: ["dist/test/concurrency/**/*.test.js"] },
    simulation: { command: [...SIMULATION, "--seeds", "250"] },
    simulatedPlugin: { command: [...SIMULATION, "--seeds", "250", "--face", "plugin"] },
};

/** What takes too long, or needs too much of its surroundings, for every change: `npm run test:all` has it too. */
const LONG_SUITES: Readonly<Record<string, Suite>> = {
    freshSimulation: { command: [...SIMULATION, "--seeds", "5000", "--fresh"] },
    freshSimulatedPlugin: { command: [...SIMULATION, "--seeds", "5000", "--fresh", "--face", "plugin"] },
    everyCrash: { cores: ENGINES, files: ["dist/test/crash/everyMoment/*.test.js"] },
    hostile: { command: ["dist/test/hostile/command.js"] },
    // A minute and more on its own.
    java: { cores: ENGINES, files: ["dist/test/languages/java/*.test.js"] },
    release: { cores: ENGINES, files: ["dist/test/release/*.test.js"] },
    pipelines: { cores: ENGINES, files: ["dist/test/pipelines/*.test.js"] },
    // It installs a browser if none is there.
    browser: { cores: ENGINES, files: ["dist/test/browser/*.test.js"] },
    // They install packages from registries.
    templates: { cores: ENGINES, files: ["dist/test/templates/*.test.js"] },
    // It builds old and new engines, and compares with docs/support.md.
    engines: { cores: 2.5, command: ["dist/test/engines/command.js"] },
    gitDependency: { files: ["dist/test/gitDependency/**/*.test.js"] },
    mutations: { command: ["dist/test/mutations/command.js"] },
};
export const ALL_SUITES: Readonly<Record<string, Suite | undefined>> = { ...SUITES, ...LONG_SUITES };
