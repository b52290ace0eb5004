import { secureContextOf, twoRequests } from "./bareNode.js";
import { serveFloor } from "./serve.js";

// The second floor: at each comparison the connection and the two requests that a look needs, to both nodes at once, and
// nothing that makes sense of the answers.
let login = { username: "", password: "" };
let context: ReturnType<typeof secureContextOf> | undefined;

serveFloor({
    configure: (config) => {
        const read = (key: string) => config.get(`oracle-sbc:config:${key}`) ?? "";
        login = { username: read("username"), password: read("password") };
        context = secureContextOf(read("caCertificate"));
    },
    look: async (inputs) => {
        const { nodes } = inputs.toJavaScript() as unknown as { nodes: readonly { address: string }[] };
        await Promise.all(nodes.map(({ address }) => twoRequests({ address, context, ...login })));
    },
});
