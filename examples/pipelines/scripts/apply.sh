#!/bin/sh
# apply.sh STACK FOLDER ID
# Applies the plan that was approved as ID, and requests no more switchovers than its preview had needed.
# Exit code: 0 done; 1 it failed; 3 the plan was refused before pulumi up was started;
# 4 more is needed now than the plan is for; 12 a switchover request is open.
set -eu
scripts=$(dirname "$0")
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$scripts/lib.sh"
[ $# -eq 3 ] || stop 2 "usage: apply.sh STACK FOLDER ID"
stack=$1
folder=$2
"$scripts/check-plan.sh" "$@"
[ "$(recorded state)" = "$(state_sum)" ] ||
    stop "$EXIT_REFUSED" "The plan is refused: the stack was updated after the plan was made. Make a new preview, and have it approved."

# Without --skip-preview: what the plan does not hold is found in all pairs before anything is requested of the first.
code=0
shown_and_kept "$folder/apply.txt" \
    pulumi_with "$(recorded switchovers)" "$(recorded on_refusal)" up --yes --plan "$folder/plan.json" || code=$?
# Pulumi's own two sentences, and the limit that the plan's number of switchovers is.
if [ "$code" -ne 0 ] &&
    grep -Eq 'not allowed by the plan|violates plan|oracle-sbc:maximumSwitchovers' "$folder/apply.txt"; then
    code=$EXIT_CHANGED
    say "The stack or a pair is no longer as it was when the plan was approved. Make a new preview, and have it approved."
elif [ "$code" -ne 0 ]; then
    code=1
fi
"$scripts/open-requests.sh" "$stack" "$folder" || {
    open=$?
    [ "$open" -ne "$EXIT_OPEN" ] || code=$EXIT_OPEN
}
exit "$code"
