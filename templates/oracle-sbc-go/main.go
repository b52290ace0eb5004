// One Oracle SBC pair, and the node that carries its calls.
package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		settings := config.New(ctx, "")
		pair, err := newHaActiveNode(ctx, "pair", pulumi.Map{
			"nodes": pulumi.Array{
				node(settings.Require("nodeA"), settings.Require("addressA")),
				node(settings.Require("nodeB"), settings.Require("addressB")),
			},
			"activeNode": pulumi.String(settings.Require("activeNode")),
		})
		if err != nil {
			return err
		}
		// What the devices report, not the desired node.
		ctx.Export("active", pair.ActiveNode)
		ctx.Export("redundant", pair.Redundant)
		return nil
	})
}
