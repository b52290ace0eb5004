import { expect } from "chai";
import { pulumiEnv, withoutPulumi } from "../../scripts/pulumiEnv.js";

describe("pulumiEnv", () => {
    it("points the CLI at the given folders and away from the network", () => {
        const folders = { home: "/here/home", backendDir: "/here/state", stateHome: "/here/records" };
        const place = { bin: "/cli/bin", ...folders, passphrase: "" };
        const env = pulumiEnv(place, { PATH: "/usr/bin" });
        expect(env).to.include({
            PATH: "/cli/bin:/usr/bin",
            PULUMI_HOME: "/here/home",
            PULUMI_BACKEND_URL: "file:///here/state",
            XDG_STATE_HOME: "/here/records",
            PULUMI_CONFIG_PASSPHRASE: "",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        });
    });

    it("leaves out what would direct Pulumi or this provider elsewhere", () => {
        const env = {
            HOME: "/home/me",
            PULUMI_STACK: "production",
            PULUMI_ACCESS_TOKEN: "x",
            ORACLE_SBC_PASSWORD: "y",
        };
        expect(withoutPulumi(env)).to.deep.equal({ HOME: "/home/me" });
    });
});
