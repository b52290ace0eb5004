package oraclesbc;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;

/**
 * One Oracle SBC pair in Java, looked after by the plugin.
 *
 * <pre>
 *   npm ci && npm run build      # in the root of this repository: makes bin/plugin
 *   cd examples/java
 *   pulumi stack init dev
 *   pulumi config set addressA 10.20.0.11
 *   pulumi config set addressB 10.20.0.12
 *   pulumi config set oracle-sbc:username gitops
 *   pulumi config set --secret oracle-sbc:password
 *   pulumi config set oracle-sbc:caCertificate &lt; ca.pem
 *   pulumi up
 * </pre>
 *
 * A failover: {@code pulumi config set activeNode sbc-chi-b && pulumi up}
 *
 * <p>{@code pulumi up} takes Pulumi's language host for Java, which comes with its CLI. Without one, the program drives the
 * CLI itself, by the Automation API: {@code mvn -q compile exec:java -Dexec.args="--stack dev up"}, and so for preview.
 */
public final class App {
    public static void main(String[] args) throws Exception {
        // Set by a language host.
        if (System.getenv("PULUMI_MONITOR") != null) {
            Pulumi.run(App::program);
            return;
        }
        System.exit(Drive.run(App::program, List.of(args)));
    }

    static void program(Context context) {
        var settings = context.config();
        var chicago = new HaActiveNode(
                "chicago",
                new HaActiveNodeArgs(
                                new NodeArgs("sbc-chi-a", settings.require("addressA")),
                                new NodeArgs("sbc-chi-b", settings.require("addressB")))
                        .activeNode(settings.get("activeNode").orElse("sbc-chi-a"))
                        .reason(settings.get("reason").isEmpty() ? null : settings.requireSecret("reason"))
                        .timeouts(Map.of("quietSeconds", settings.getDouble("quietSeconds").orElse(6.0))));

        // What the devices report, not the desired node.
        context.export("active", chicago.activeNode());
        context.export("redundant", chicago.redundant());
    }

    private App() {}
}
