"""Runs a program with everything that a generated SDK has, and prints as JSON what it registers with Pulumi."""

import json
import sys

import pulumi
import pulumi_oracle_sbc as sbc

registered = []
LOOK = {"roles": {"sbc-a": "standby", "sbc-b": "active"}, "redundant": True, "switchoverCounts": {"sbc-a": 3}}


class Recorder(pulumi.runtime.Mocks):
    def new_resource(self, args):
        registered.append({"type": args.typ, "name": args.name, "inputs": args.inputs})
        return [f"{args.name}-id", {**args.inputs, **LOOK, "activeNode": "sbc-b"}]

    def call(self, args):
        registered.append({"type": args.token, "name": "", "inputs": args.args})
        return {"state": "ready", "description": "sbc-b: active.", **LOOK}


pulumi.runtime.set_mocks(Recorder(), preview=False)


@pulumi.runtime.test
def example():
    """The program that the schema shows, given on standard input."""
    exec(compile(sys.stdin.read(), "example", "exec"), {})


@pulumi.runtime.test
def everything():
    nodes = [
        sbc.NodeArgs(name="sbc-a", address="10.0.0.1", tls=sbc.TlsArgs(certificate_sha256=["AA:BB"])),
        {"name": "sbc-b", "address": "10.0.0.2"},
    ]
    site = sbc.Provider(
        "site",
        username="gitops",
        password="s3cret-Value",
        device_words=sbc.DeviceWordsArgs(roles={"on_duty": "active"}),
        parallel_switchovers=2,
        stop_after_failures=0,
    )
    pair = sbc.HaActiveNode(
        "everything",
        nodes=nodes,
        active_node="sbc-a",
        credentials={"username": "admin", "password": "s3cret-Value"},
        revertive=False,
        preconditions={"maximum_sessions": 10, "change_windows": [{"days": ["mon"], "from_": "22:00", "to": "04:00", "time_zone": "Etc/UTC"}]},
        device_words={"roles": {"hot-standby": "standby", "on_duty": "active"}, "synchronized": ["enabled"]},
        wait_seconds=60,
        timeouts=sbc.TimeoutsArgs(settle_seconds=90),
        opts=pulumi.ResourceOptions(provider=site, custom_timeouts=pulumi.CustomTimeouts(update="5m")),
    )
    report = sbc.get_pair_output(nodes=nodes)

    def seen(values):
        active, counts, secret, described, roles = values
        print(json.dumps({
            "registered": registered,
            "active": active,
            "counts": counts,
            "credentialsAreSecret": secret,
            "described": described,
            "roles": roles,
        }))

    secret = pulumi.Output.from_input(pair.credentials.is_secret())
    return pulumi.Output.all(pair.active_node, pair.switchover_counts, secret, report.description, report.roles).apply(seen)


example()
everything()
