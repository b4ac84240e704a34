#!/usr/bin/env bash
# Measures the store of `upkeep watch`: how fast it takes results, how much room they need, and how fast it answers about
# 90 days.
#
#   Benchmarks/store.sh             builds, measures, and writes the table into docs/benchmarks.md
#
# HOURS (24) of results of a thousand monitors are inserted, then DAYS (365) of results of MONITORS (20), each looked at every
# half minute. STORE_BENCH names a store-bench that is already built.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

hours=${HOURS:-24}
days=${DAYS:-365}
monitors=${MONITORS:-20}
bench=${STORE_BENCH:-.build/release/store-bench}

# value FILE NAME: what stands behind a name in what store-bench printed.
value() { sed -n "s/^$2  *//p" "$1" | head -n 1; }

measure() {
    mkdir -p "$work/insert" "$work/year"
    "$bench" insert --hours "$hours" "$work/insert" >"$work/insert.txt"
    "$bench" year --days "$days" --monitors "$monitors" "$work/year" >"$work/year.txt"
    if [ -z "$(value "$work/insert.txt" 'results per second')" ] || [ -z "$(value "$work/year.txt" '90 days, uptime:')" ]; then
        echo 'error: store-bench printed something else than expected' >&2
        cat "$work/insert.txt" "$work/year.txt" >&2
        exit 1
    fi
}

table() {
    machine libsqlite3-0
    echo
    echo
    echo "| The store of \`upkeep watch\` | |"
    echo '| --- | --- |'
    echo "| results inserted per second, roll-ups and checkpoints included | $(value "$work/insert.txt" 'results per second') |"
    echo "| longest pause for packing | $(value "$work/insert.txt" maintaining | sed 's/.*at most //; s/ at once//') |"
    echo "| room on disk, of $hours h of a thousand monitors | $(value "$work/insert.txt" 'bytes on disk') |"
    echo "| $days days of a thousand monitors, scaled from $monitors | $(value "$work/year.txt" 'for 1000 monitors') |"
    echo "| 90 days of one monitor: uptime | $(value "$work/year.txt" '90 days, uptime:') |"
    echo "| the same with p99 | $(value "$work/year.txt" '90 days, uptime and p99:') |"
}

if [ -z "${STORE_BENCH:-}" ]; then swift build -c release --static-swift-stdlib --product store-bench; fi
measure
table >"$work/table"
cat "$work/table"
write_report store "$work/table"
