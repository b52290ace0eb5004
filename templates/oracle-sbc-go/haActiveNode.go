package main

import "github.com/pulumi/pulumi/sdk/v3/go/pulumi"

// haActiveNode is the plugin's resource, without the SDK of pulumi-oracle-sbc, which has a type for each argument and output.
type haActiveNode struct {
	pulumi.CustomResourceState

	// The node that reported being active; nil if none did, or more than one.
	ActiveNode pulumi.StringPtrOutput `pulumi:"activeNode"`
	// Whether the other node could take over.
	Redundant pulumi.BoolOutput `pulumi:"redundant"`
}

// newHaActiveNode takes every argument by its name in the reference; the plugin names one that it does not know.
func newHaActiveNode(ctx *pulumi.Context, name string, args pulumi.Map, opts ...pulumi.ResourceOption) (*haActiveNode, error) {
	pair := &haActiveNode{}
	return pair, ctx.RegisterResource("oracle-sbc:index:HaActiveNode", name, args, pair, opts...)
}

func node(name, address string) pulumi.Map {
	return pulumi.Map{"name": pulumi.String(name), "address": pulumi.String(address)}
}
