# shellcheck shell=sh
# shellcheck disable=SC2034,SC2154
# What the scripts share. They run in the project's folder, the one that has Pulumi.yaml, and set `stack` and `folder`.

# The most switchovers that one approval may be for.
MOST_SWITCHOVERS=5
PLAN_HOURS=24

EXIT_REFUSED=3       # apply: the plan is not the approved one, not of this commit or stack, or too old
EXIT_CHANGED=4       # apply: more is needed now than the plan is for
EXIT_DRIFT=10        # drift: the stack is not as declared
EXIT_UNREACHABLE=11  # drift: at least one pair can't be seen
EXIT_OPEN=12         # a switchover request is open: no look has shown its outcome

say() { printf '%s\n' "$*" >&2; }

stop() {
    code=$1
    shift
    say "$*"
    exit "$code"
}

# pulumi_with LIMIT ON_REFUSAL ARGUMENTS…
# A preview and the up of its plan need equal settings: a plan holds those of the plugin's provider.
pulumi_with() {
    limit=$1
    on_refusal=$2
    shift 2
    pulumi "$@" --stack "$stack" --non-interactive --color never \
        --config oracle-sbc:onUnreachable=error \
        --config "oracle-sbc:onRefusal=$on_refusal" \
        --config "oracle-sbc:maximumSwitchovers=$limit"
}

# Shows and keeps both streams of a command, in one file; the exit code is the command's.
shown_and_kept() {
    kept=$1
    shift
    { "$@" 2>&1 || echo "$?" >"$kept.code"; } | tee "$kept"
    [ -e "$kept.code" ] || return 0
    code=$(cat "$kept.code")
    rm "$kept.code"
    return "$code"
}

sum_of() { sha256sum <"$1" | cut -d ' ' -f 1; }

# Of the stack's state. Each up writes another one, so a plan with an older sum was applied already, or is older than another up.
state_sum() {
    pulumi stack export --stack "$stack" >"$folder/state.json" || stop 1 "The state of $stack can't be read."
    sum_of "$folder/state.json"
    rm "$folder/state.json"
}

# A line `name=value` of what preview.sh has recorded.
recorded() { sed -n "s/^$1=//p" "$folder/record"; }

sbc_command() {
    if command -v pulumi-oracle-sbc >/dev/null; then
        pulumi-oracle-sbc "$@"
    else
        npx --no-install pulumi-oracle-sbc "$@"
    fi
}
