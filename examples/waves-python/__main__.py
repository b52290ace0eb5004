"""The pairs of a stack's configuration in waves: a gate lets each wave wait for the one before.

    npm ci && npm run build      # in the root of this repository: makes bin/plugin
    cd examples/waves-python
    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    pulumi stack init dev
    pulumi config set oracle-sbc:username gitops
    pulumi config set --secret oracle-sbc:password
    pulumi config set oracle-sbc:caCertificate < ca.pem

and in Pulumi.dev.yaml, below `config:`

    sbc-waves-python:pairs:
      - name: chicago
        wave: 1
        nodes: [{ name: sbc-chi-a, address: 10.20.0.11 }, { name: sbc-chi-b, address: 10.20.0.12 }]
        activeNode: sbc-chi-a
      - name: madrid
        wave: 2
        nodes: [{ name: sbc-mad-a, address: 10.30.0.11 }, { name: sbc-mad-b, address: 10.30.0.12 }]
        activeNode: sbc-mad-a
"""

import pulumi
import pulumi_oracle_sbc as sbc

config = pulumi.Config()
pairs = config.require_object("pairs")


def wave_of(pair):
    """Absent, or nothing: the first."""
    wave = pair.get("wave")
    return 1 if wave is None else wave


used = {wave_of(pair) for pair in pairs}
waves = range(1, len(used) + 1)
if used != set(waves):
    found = ", ".join(sorted(map(repr, used)))
    raise pulumi.RunError(f"The waves of pairs are {found}; number them without a gap, from 1.")

active_nodes = {}
gate = None
for wave in waves:
    gated = {}
    for pair in pairs:
        if wave_of(pair) != wave:
            continue
        gated[pair["name"]] = sbc.HaActiveNode(
            pair["name"],
            nodes=pair["nodes"],
            active_node=pair["activeNode"],
            timeouts={"quiet_seconds": config.get_float("quietSeconds", 6)},
            opts=pulumi.ResourceOptions(depends_on=[gate] if gate else []),
        )
        active_nodes[pair["name"]] = gated[pair["name"]].active_node
    if wave == waves[-1]:
        break
    desired = {pair["name"]: pair["activeNode"] for pair in pairs}
    gate = sbc.WaveGate(
        f"wave-{wave}",
        wave=wave,
        holds_back=[other for other in waves if other > wave],
        pairs=[
            {
                "name": name,
                "id": resource.id,
                # As declared: the output active_node is what was seen.
                "desired_active_node": desired[name],
                "roles": resource.roles,
                "pending": resource.pending,
            }
            for name, resource in gated.items()
        ],
        opts=pulumi.ResourceOptions(depends_on=list(gated.values())),
    )

# What the devices report, not the desired nodes.
pulumi.export("activeNodes", active_nodes)
