// One Oracle SBC pair in C#, looked after by the plugin. Neither compiled nor run where it was written: no .NET was there. A
// test parses it, and compares every class and property that it uses with sdk/dotnet.
//
//   npm ci && npm run build      # in the root of this repository: makes bin/plugin
//   cd examples/csharp
//   pulumi stack init dev
//   pulumi config set addressA 10.20.0.11
//   pulumi config set addressB 10.20.0.12
//   pulumi config set oracle-sbc:username gitops
//   pulumi config set --secret oracle-sbc:password
//   pulumi config set oracle-sbc:caCertificate < ca.pem
//   pulumi up
//
// A failover:   pulumi config set activeNode sbc-chi-b && pulumi up
using System.Collections.Generic;
using Pulumi;
using Pulumi.OracleSbc;
using Pulumi.OracleSbc.Inputs;

return await Deployment.RunAsync(() =>
{
    // By its whole name: the SDK has a Config too.
    var settings = new Pulumi.Config();
    var args = new HaActiveNodeArgs
    {
        Nodes =
        {
            new NodeArgs { Name = "sbc-chi-a", Address = settings.Require("addressA") },
            new NodeArgs { Name = "sbc-chi-b", Address = settings.Require("addressB") },
        },
        ActiveNode = settings.Get("activeNode") ?? "sbc-chi-a",
        Timeouts = new TimeoutsArgs { QuietSeconds = settings.GetDouble("quietSeconds") ?? 6 },
    };
    if (settings.GetSecret("reason") is { } reason)
    {
        args.Reason = reason;
    }
    var chicago = new HaActiveNode("chicago", args);

    return new Dictionary<string, object?>
    {
        // What the devices report, not the desired node.
        ["active"] = chicago.ActiveNode,
        ["redundant"] = chicago.Redundant,
    };
});
