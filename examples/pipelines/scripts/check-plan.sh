#!/bin/sh
# check-plan.sh STACK FOLDER ID
# Ends with 3 unless FOLDER holds the plan that was approved as ID, of this stack and this commit, younger than 24 hours.
set -eu
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
[ $# -eq 3 ] || stop 2 "usage: check-plan.sh STACK FOLDER ID"
stack=$1
folder=$2
id=$3

refused() { stop "$EXIT_REFUSED" "The plan is refused: $* No pulumi up was started. Make a new preview, and have it approved."; }

for file in plan.json record; do
    [ -s "$folder/$file" ] || refused "$folder/$file is missing or empty."
done
[ "$(sum_of "$folder/record")" = "$id" ] || refused "its record is not the one that was approved."
[ "$(sum_of "$folder/plan.json")" = "$(recorded plan)" ] || refused "it is not the one that was approved."
[ "$(recorded stack)" = "$stack" ] || refused "it is of the stack $(recorded stack), not of $stack."
commit=$(git rev-parse HEAD)
[ "$(recorded commit)" = "$commit" ] || refused "it is of the commit $(recorded commit), not of $commit."
made=$(recorded made)
case "$made" in '' | *[!0-9]*) refused "its time can't be read." ;; esac
age=$(($(date +%s) - made))
# Clocks of two runners may differ a little.
[ "$age" -ge -300 ] || refused "it was made $((-age)) s in the future by this machine's clock."
[ "$age" -lt $((PLAN_HOURS * 3600)) ] || refused "it was made $((age / 3600)) hours ago, and $PLAN_HOURS are allowed."
