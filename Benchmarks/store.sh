#!/usr/bin/env bash
# Measures the store of `upkeep watch`: how fast it takes results, how much room they need, and how fast it answers about
# 90 days; and how often `upkeep watch` waits for the disk.
#
#   Benchmarks/store.sh             builds, measures, and writes the table into docs/benchmarks.md
#
# HOURS (24) of results of a thousand monitors are inserted, then DAYS (365) of results of MONITORS (20), each looked at every
# half minute. SYNC_SECONDS (120) of a watch of a thousand sites are traced. STORE_BENCH and UPKEEP name programs that are
# already built.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

hours=${HOURS:-24}
days=${DAYS:-365}
monitors=${MONITORS:-20}
sync_seconds=${SYNC_SECONDS:-120}
bench=${STORE_BENCH:-.build/release/store-bench}
upkeep=${UPKEEP:-.build/release/upkeep}

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

# Every call with which a watch of a thousand sites, each looked at every half minute, waits for the disk.
trace_syncs() {
    local port before
    start_nginx 'open for business' 1
    port=$(free_port)
    {
        echo "watch: { every: 30s, listen: '127.0.0.1:$port' }"
        echo 'sites:'
        seq -f "  - url: http://127.0.0.1:$http_port/%.0f" 1000
    } >"$work/upkeep.yaml"
    # With -D the watch is what started here, and ends when it is told to; strace would not.
    strace -D --follow-forks --quiet=all --seccomp-bpf -e signal=none \
        -e trace=fsync,fdatasync,sync,syncfs,msync,sync_file_range -o "$work/syncs" \
        "$upkeep" watch --config "$work/upkeep.yaml" --state "$work/state" >"$work/watch.log" 2>&1 &
    started+=($!)
    wait_for "$port" "$work/watch.log"
    # A thousand openings, and the first good look at each.
    sleep 60
    seen_by_watch "$port" >"$work/before"
    before=$(calls)
    sleep "$sync_seconds"
    syncs=$(($(calls) - before))
    seen_by_watch "$port" >"$work/after"
    kill "${started[-1]}"
    wait "${started[-1]}" || true
    if ! awk -v seconds="$sync_seconds" 'NR == FNR { looks = $1; next } { exit $1 - looks < 1000 * seconds / 30 * 0.98 || $2 != 1000 }' \
        "$work/before" "$work/after"; then
        echo "error: looks made and sites that are well, before and after: $(cat "$work/before"), $(cat "$work/after")" >&2
        cat "$work/watch.log" >&2
        exit 1
    fi
}

# Calls that strace saw so far: one that another's line interrupts takes two lines.
calls() { grep -vc 'resumed>' "$work/syncs" || true; }

# seen_by_watch PORT: looks that it made, and sites that are well.
seen_by_watch() {
    fetch "http://127.0.0.1:$1/metrics" |
        awk '/^upkeep_watch_looks_total/ { looks = $2 } /^probe_success\{.* 1$/ { well++ } END { print looks, well }'
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
    echo "| \`upkeep watch\` of a thousand sites, all well: waits for the disk | $syncs in $sync_seconds s |"
}

if [ -z "${STORE_BENCH:-}" ]; then swift build -c release --static-swift-stdlib --product store-bench; fi
if [ -z "${UPKEEP:-}" ]; then swift build -c release --static-swift-stdlib --product upkeep; fi
measure
trace_syncs
table >"$work/table"
cat "$work/table"
write_report store "$work/table"
