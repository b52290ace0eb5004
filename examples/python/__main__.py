"""One Oracle SBC pair in Python, looked after by the plugin.

    npm ci && npm run build      # in the root of this repository: makes bin/plugin
    cd examples/python
    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    pulumi stack init dev
    pulumi config set addressA 10.20.0.11
    pulumi config set addressB 10.20.0.12
    pulumi config set oracle-sbc:username gitops
    pulumi config set --secret oracle-sbc:password
    pulumi config set oracle-sbc:caCertificate < ca.pem
    pulumi up

A failover:   pulumi config set activeNode sbc-chi-b && pulumi up
"""

import pulumi
import pulumi_oracle_sbc as sbc

config = pulumi.Config()

chicago = sbc.HaActiveNode(
    "chicago",
    nodes=[
        {"name": "sbc-chi-a", "address": config.require("addressA")},
        {"name": "sbc-chi-b", "address": config.require("addressB")},
    ],
    active_node=config.get("activeNode", "sbc-chi-a"),
    reason=config.get_secret("reason"),
    timeouts={"quiet_seconds": config.get_float("quietSeconds", 6)},
)

# What the devices report, not the desired node.
pulumi.export("active", chicago.active_node)
pulumi.export("redundant", chicago.redundant)
