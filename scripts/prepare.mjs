import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cwd, env } from "node:process";

// A Git dependency comes without what is built, and its package manager runs this for it. Plain JavaScript: nothing is
// compiled yet.
const isBuilt = ["dist/provider/index.js", "bin/plugin/pulumi-resource-oracle-sbc"].every((file) => existsSync(file));
// In a clone, as in CI, `npm ci` only installs: whatever needs a build makes it.
const isClone = env.npm_command === "ci" && env.npm_config_local_prefix === cwd();
if (!isBuilt && !isClone) execSync("npm run build", { stdio: "inherit" });
