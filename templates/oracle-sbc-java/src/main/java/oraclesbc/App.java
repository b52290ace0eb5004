package oraclesbc;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import java.util.List;

/**
 * One Oracle SBC pair, and the node that carries its calls.
 *
 * <p>Where there is no language host of Pulumi's for Java, the program drives the CLI itself: {@code mvn -q compile exec:java
 * -Dexec.args="--stack dev preview"}, and so for up.
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
        var one = new NodeArgs(settings.require("nodeA"), settings.require("addressA"));
        var other = new NodeArgs(settings.require("nodeB"), settings.require("addressB"));
        var pair = new HaActiveNode(
                "pair", new HaActiveNodeArgs(one, other).activeNode(settings.require("activeNode")));

        // What the devices report, not the desired node.
        context.export("active", pair.activeNode());
        context.export("redundant", pair.redundant());
    }

    private App() {}
}
