#!/bin/sh
# drift.sh STACK FOLDER
# Compares the stack with the devices, and tells the tracker of drift and of pairs that can't be seen: once each, until it is over.
# Exit code: 0 in order; 10 drift; 11 a pair can't be seen; 1 anything else, such as a program that fails.
set -eu
scripts=$(dirname "$0")
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$scripts/lib.sh"
[ $# -eq 2 ] || stop 2 "usage: drift.sh STACK FOLDER"
stack=$1
folder=$2
mkdir -p "$folder"

compared() {
    shown_and_kept "$folder/drift.txt" pulumi preview --diff --expect-no-changes \
        --stack "$stack" --non-interactive --color never --config "oracle-sbc:onUnreachable=$1"
}
has_drifted() { grep -q 'no changes were expected' "$folder/drift.txt"; }

if compared error; then
    "$scripts/tell.sh" over "$stack" drift
    "$scripts/tell.sh" over "$stack" unreachable
    exit 0
fi
if has_drifted; then
    "$scripts/tell.sh" over "$stack" unreachable
    "$scripts/tell.sh" found "$stack" drift "$folder/drift.txt"
    stop "$EXIT_DRIFT" "$stack has drifted."
fi
# A preview that fails only because a pair can't be seen passes if that is a warning.
cp "$folder/drift.txt" "$folder/unreachable.txt"
if compared warn; then
    "$scripts/tell.sh" found "$stack" unreachable "$folder/unreachable.txt"
    stop "$EXIT_UNREACHABLE" "$stack has a pair that can't be seen: whether it has drifted is not known."
fi
if has_drifted; then
    "$scripts/tell.sh" found "$stack" unreachable "$folder/unreachable.txt"
    "$scripts/tell.sh" found "$stack" drift "$folder/drift.txt"
    stop "$EXIT_DRIFT" "$stack has drifted, and has a pair that can't be seen."
fi
stop 1 "The preview of $stack failed, for another reason than drift or a pair that can't be seen."
