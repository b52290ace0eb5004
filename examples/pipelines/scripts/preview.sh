#!/bin/sh
# preview.sh STACK FOLDER [SWITCHOVERS]
# Previews, and writes what an approver needs into FOLDER: report.md, preview.txt, plan.json, and record, which says what the plan
# is of.
# FOLDER/id identifies all that: hand it to apply.sh by another way than the folder.
# Fails if a pair can't be seen, or if the up would refuse a switchover as things are now. With SWITCHOVERS, the most that the
# plan may request, a refusal is shown and does not fail: for a change window that opens later.
set -eu
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
case $# in 2 | 3) ;; *) stop 2 "usage: preview.sh STACK FOLDER [SWITCHOVERS]" ;; esac
stack=$1
folder=$2
mkdir -p "$folder"
rm -f "$folder/plan.json" "$folder/record" "$folder/id" "$folder/report.md"

state=$(state_sum)
on_refusal=error
[ $# -eq 2 ] || on_refusal=warn
previewed() {
    shown_and_kept "$folder/preview.txt" \
        pulumi_with "$1" "$on_refusal" preview --diff --save-plan "$folder/plan.json" >/dev/null
}
# The report is of a preview of its own: one that prints JSON shows no tree to an approver.
reported() {
    passed=0
    pulumi_with "$1" "$on_refusal" preview --json --show-sames >"$folder/preview.json" || passed=$?
    # Ends with 1 after a preview that failed, and then has what was seen.
    sbc_command report --format markdown --file "$folder/preview.json" >"$folder/report.md" || [ -s "$folder/report.md" ] ||
        say "There is no report of the pairs, for the reason above. The comment has the preview alone."
    [ -s "$folder/report.md" ] || rm "$folder/report.md"
    rm "$folder/preview.json"
    return "$passed"
}
failed() {
    cat "$folder/preview.txt"
    rm -f "$folder/plan.json"
    stop 1 "The preview failed, and no plan was saved. $*"
}

if [ $# -eq 3 ]; then
    switchovers=$3
    reported "$switchovers" || :
    previewed "$switchovers" || failed
else
    reported "$MOST_SWITCHOVERS" || previewed "$MOST_SWITCHOVERS" || failed "One approval is for at most $MOST_SWITCHOVERS switchovers."
    # The smallest limit that a preview passes with is how many switchovers are needed.
    switchovers=0
    until previewed "$switchovers"; do
        switchovers=$((switchovers + 1))
        [ "$switchovers" -le "$MOST_SWITCHOVERS" ] || failed "Something has changed while it was repeated. Run it again."
    done
fi
cat "$folder/preview.txt"

cat >"$folder/record" <<RECORD
stack=$stack
commit=$(git rev-parse HEAD)
made=$(date +%s)
switchovers=$switchovers
on_refusal=$on_refusal
state=$state
plan=$(sum_of "$folder/plan.json")
RECORD
sum_of "$folder/record" >"$folder/id"
say "The plan may request $switchovers switchover(s), and can be applied for $PLAN_HOURS hours. Its id: $(cat "$folder/id")"
