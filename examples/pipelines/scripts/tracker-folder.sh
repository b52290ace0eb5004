#!/bin/sh
# A tracker without a service: each open issue is a file in SBC_TRACKER_FOLDER. For trying it out, or where a monitor reads the folder.
set -eu
folder=${SBC_TRACKER_FOLDER:?names the folder of the issues}
mkdir -p "$folder"
name=$(printf '%s' "$2" | tr -c 'A-Za-z0-9.-' '_')
case "$1" in
find) [ ! -e "$folder/$name" ] || printf '%s\n' "$name" ;;
open) { printf '%s\n\n' "$3" && cat "$4"; } >"$folder/$name" ;;
close) rm "$folder/$name" ;;
*) exit 2 ;;
esac
