#!/bin/sh
# open-requests.sh STACK FOLDER
# Ends with 12, and tells the tracker once, while a switchover request is open by this machine's journal or by the stack's state.
# Exit code: 0 none is open; 12 one is; 1 the journal or the state can't be read.
set -eu
scripts=$(dirname "$0")
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$scripts/lib.sh"
[ $# -eq 2 ] || stop 2 "usage: open-requests.sh STACK FOLDER"
stack=$1
folder=$2
mkdir -p "$folder"

journal=$(pulumi config get oracle-sbc:journal --stack "$stack" 2>/dev/null || true)
if [ "$journal" = off ]; then
    echo '{"requests":[]}' >"$folder/journal.json"
else
    sbc_command journal list --json ${journal:+--journal "$journal"} >"$folder/journal.json" ||
        stop 1 "The journal can't be read, so whether a request is open is not known."
fi
pulumi stack export --stack "$stack" >"$folder/state.json" || stop 1 "The state can't be read, so whether a request is open is not known."
node "$scripts/open-requests.mjs" "$folder/journal.json" "$folder/state.json" >"$folder/open-requests.txt"
rm "$folder/state.json" "$folder/journal.json"

if [ ! -s "$folder/open-requests.txt" ]; then
    "$scripts/tell.sh" over "$stack" open-request
    exit 0
fi
cat "$folder/open-requests.txt" >&2
"$scripts/tell.sh" found "$stack" open-request "$folder/open-requests.txt"
exit "$EXIT_OPEN"
