#!/bin/sh
# tell.sh found STACK KIND FILE | over STACK KIND
# Opens one issue for a stack and a kind of trouble, and closes it when that is over. FILE is what it says.
# The tracker is a command in SBC_TRACKER; without it, only exit codes and logs tell. It takes
#   find KEY              prints the id of the open issue that has this key, or nothing
#   open KEY TITLE FILE   opens one
#   close ID              closes it
set -eu
# shellcheck source-path=SCRIPTDIR source=lib.sh
. "$(dirname "$0")/lib.sh"
[ -n "${SBC_TRACKER:-}" ] || exit 0
action=$1
key="oracle-sbc/$2/$3"
id=$($SBC_TRACKER find "$key")
case "$action" in
found)
    case "$3" in
    drift) title="the stack is not as declared" ;;
    unreachable) title="a pair can't be seen" ;;
    *) title="a switchover request is open" ;;
    esac
    [ -n "$id" ] || $SBC_TRACKER open "$key" "$title" "$4"
    ;;
over) [ -z "$id" ] || $SBC_TRACKER close "$id" ;;
*) stop 2 "usage: tell.sh found STACK KIND FILE | over STACK KIND" ;;
esac
