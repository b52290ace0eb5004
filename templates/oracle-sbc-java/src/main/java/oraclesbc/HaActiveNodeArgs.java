package oraclesbc;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/**
 * Every argument of the resource, by the name that the reference has it under. What has parts of its own is a map of these;
 * the plugin checks them, and names a part that it does not know.
 */
public final class HaActiveNodeArgs extends ResourceArgs {
    @Import(name = "nodes", required = true)
    private final Output<List<NodeArgs>> nodes;

    @Import(name = "activeNode")
    private Output<String> activeNode;

    @Import(name = "credentials")
    private Output<Map<String, Object>> credentials;

    @Import(name = "tls")
    private Output<Map<String, Object>> tls;

    @Import(name = "apiVersion")
    private Output<String> apiVersion;

    @Import(name = "deviceWords")
    private Output<Map<String, Object>> deviceWords;

    @Import(name = "revertive")
    private Output<Boolean> revertive;

    @Import(name = "preconditions")
    private Output<Map<String, Object>> preconditions;

    @Import(name = "waitSeconds")
    private Output<Integer> waitSeconds;

    @Import(name = "observeOnly")
    private Output<Boolean> observeOnly;

    @Import(name = "requireRedundancy")
    private Output<Boolean> requireRedundancy;

    @Import(name = "exclusive")
    private Output<Boolean> exclusive;

    @Import(name = "reason")
    private Output<String> reason;

    @Import(name = "timeouts")
    private Output<Map<String, Double>> timeouts;

    public HaActiveNodeArgs(NodeArgs one, NodeArgs other) {
        nodes = Output.of(List.of(one, other));
    }

    public HaActiveNodeArgs activeNode(String name) {
        activeNode = Output.of(name);
        return this;
    }

    /** A password is a secret, so the whole is. */
    public HaActiveNodeArgs credentials(String username, Output<String> password) {
        credentials = password.applyValue(text -> Map.<String, Object>of("username", username, "password", text)).asSecret();
        return this;
    }

    public HaActiveNodeArgs tls(Map<String, Object> tls) {
        this.tls = Output.of(tls);
        return this;
    }

    public HaActiveNodeArgs apiVersion(String version) {
        apiVersion = Output.of(version);
        return this;
    }

    public HaActiveNodeArgs deviceWords(Map<String, Object> words) {
        deviceWords = Output.of(words);
        return this;
    }

    public HaActiveNodeArgs revertive(boolean revertive) {
        this.revertive = Output.of(revertive);
        return this;
    }

    public HaActiveNodeArgs preconditions(Map<String, Object> preconditions) {
        this.preconditions = Output.of(preconditions);
        return this;
    }

    public HaActiveNodeArgs waitSeconds(int seconds) {
        waitSeconds = Output.of(seconds);
        return this;
    }

    public HaActiveNodeArgs observeOnly(boolean observeOnly) {
        this.observeOnly = Output.of(observeOnly);
        return this;
    }

    public HaActiveNodeArgs requireRedundancy(boolean requireRedundancy) {
        this.requireRedundancy = Output.of(requireRedundancy);
        return this;
    }

    public HaActiveNodeArgs exclusive(boolean exclusive) {
        this.exclusive = Output.of(exclusive);
        return this;
    }

    /** @param reason null leaves it out */
    public HaActiveNodeArgs reason(Output<String> reason) {
        this.reason = reason;
        return this;
    }

    public HaActiveNodeArgs timeouts(Map<String, Double> seconds) {
        timeouts = Output.of(seconds);
        return this;
    }
}
