package oraclesbc;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import java.util.Map;
import java.util.Optional;

/** The active node of a pair. Outputs that a program needs and that aren't here are added the same way, by their names. */
@ResourceType(type = HaActiveNode.TYPE)
public final class HaActiveNode extends CustomResource {
    static final String TYPE = "oracle-sbc:index:HaActiveNode";

    @Export(name = "activeNode", refs = {String.class}, tree = "[0]")
    private Output<String> activeNode;

    @Export(name = "standbyNode", refs = {String.class}, tree = "[0]")
    private Output<String> standbyNode;

    @Export(name = "redundant", refs = {Boolean.class}, tree = "[0]")
    private Output<Boolean> redundant;

    @Export(name = "roles", refs = {Map.class, String.class}, tree = "[0,1,1]")
    private Output<Map<String, String>> roles;

    public HaActiveNode(String name, HaActiveNodeArgs args) {
        this(name, args, CustomResourceOptions.Empty);
    }

    public HaActiveNode(String name, HaActiveNodeArgs args, CustomResourceOptions options) {
        super(TYPE, name, args, options);
    }

    /** The node that reported being active; empty if none did, or more than one. */
    public Output<Optional<String>> activeNode() {
        return activeNode.applyValue(Optional::ofNullable);
    }

    /** The other node, if it reported being the standby. */
    public Output<Optional<String>> standbyNode() {
        return standbyNode.applyValue(Optional::ofNullable);
    }

    /** Whether the other node could take over. */
    public Output<Boolean> redundant() {
        return redundant;
    }

    /** The role of each node, by its name. */
    public Output<Map<String, String>> roles() {
        return roles;
    }
}
