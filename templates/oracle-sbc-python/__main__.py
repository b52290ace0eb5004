"""One Oracle SBC pair, and the node that carries its calls."""

import pulumi
import pulumi_oracle_sbc as sbc

config = pulumi.Config()

pair = sbc.HaActiveNode(
    "pair",
    nodes=[
        {"name": config.require("nodeA"), "address": config.require("addressA")},
        {"name": config.require("nodeB"), "address": config.require("addressB")},
    ],
    active_node=config.require("activeNode"),
)

# What the devices report, not the desired node.
pulumi.export("active", pair.active_node)
pulumi.export("redundant", pair.redundant)
