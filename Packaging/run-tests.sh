#!/usr/bin/env bash
# Runs the tests, and ends with what failed: a page of a broken world's evidence scrolls the name of the test away.
#   Packaging/run-tests.sh COMMAND...
set -uo pipefail

log=$(mktemp)
trap 'rm -f "$log"' EXIT

"$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" -ne 0 ]; then
    failed=$(grep 'recorded an issue\|caught error\|Fatal error\|Crash' "$log" | cut -c -300 | sort -u | head -n 40)
    if [ -n "$failed" ]; then printf '\nwhat failed:\n%s\n' "$failed" >&2; fi
fi
exit "$status"
