// One Oracle SBC pair in Go, looked after by the plugin.
//
//	npm ci && npm run build      # in the root of this repository: makes bin/plugin
//	cd examples/go
//	pulumi stack init dev
//	pulumi config set addressA 10.20.0.11
//	pulumi config set addressB 10.20.0.12
//	pulumi config set oracle-sbc:username gitops
//	pulumi config set --secret oracle-sbc:password
//	pulumi config set oracle-sbc:caCertificate < ca.pem
//	pulumi up
//
// A failover: pulumi config set activeNode sbc-chi-b && pulumi up
//
// `pulumi up` takes Pulumi's language host for Go, which comes with its CLI. Without one, the program drives the CLI itself,
// by the Automation API: `go run . -stack dev up`, and so for preview; the other commands of the CLI need no host.
package main

import (
	"fmt"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
	"pulumi-oracle-sbc/sdk/go/oraclesbc"
)

func main() {
	// Set by a language host.
	if os.Getenv("PULUMI_MONITOR") != "" {
		pulumi.Run(program)
		return
	}
	if err := drive(program); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func program(ctx *pulumi.Context) error {
	settings := config.New(ctx, "")
	activeNode, quietSeconds := settings.Get("activeNode"), 6.0
	if activeNode == "" {
		activeNode = "sbc-chi-a"
	}
	if given, err := settings.TryFloat64("quietSeconds"); err == nil {
		quietSeconds = given
	}
	var reason pulumi.StringPtrInput
	if _, err := settings.Try("reason"); err == nil {
		reason = settings.GetSecret("reason").ToStringPtrOutput()
	}

	chicago, err := oraclesbc.NewHaActiveNode(ctx, "chicago", &oraclesbc.HaActiveNodeArgs{
		Nodes: oraclesbc.NodeArray{
			&oraclesbc.NodeArgs{Name: pulumi.String("sbc-chi-a"), Address: pulumi.String(settings.Require("addressA"))},
			&oraclesbc.NodeArgs{Name: pulumi.String("sbc-chi-b"), Address: pulumi.String(settings.Require("addressB"))},
		},
		ActiveNode: pulumi.String(activeNode),
		Reason:     reason,
		Timeouts:   &oraclesbc.TimeoutsArgs{QuietSeconds: pulumi.Float64(quietSeconds)},
	})
	if err != nil {
		return err
	}
	// What the devices report, not the desired node.
	ctx.Export("active", chicago.ActiveNode)
	ctx.Export("redundant", chicago.Redundant)
	return nil
}
