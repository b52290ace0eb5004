package oraclesbc;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/** One node of a pair. */
public final class NodeArgs extends ResourceArgs {
    /** The host name that the device itself reports. */
    @Import(name = "name", required = true)
    private final Output<String> name;

    /** Its management address: host, host:port or [v6]:port. */
    @Import(name = "address", required = true)
    private final Output<String> address;

    /** As the pair's, for this node alone. */
    @Import(name = "tls")
    private Output<Map<String, Object>> tls;

    public NodeArgs(String name, String address) {
        this.name = Output.of(name);
        this.address = Output.of(address);
    }

    public NodeArgs tls(Map<String, Object> tls) {
        this.tls = Output.of(tls);
        return this;
    }
}
