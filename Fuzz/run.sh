#!/usr/bin/env bash
# Fuzzes one target, or all, for so many seconds each, starting from the saved seeds.
#
#   Fuzz/run.sh TARGET|all SECONDS
#
# What it finds on the way stays in .build/fuzz/corpus. An input that breaks a reader is made as small as possible,
# kept in .build/fuzz/crashes, and the command that shows it again is printed.
set -euo pipefail
cd "$(dirname "$0")/.."
source Fuzz/targets.sh

if [ $# -ne 2 ] || [[ ! $2 =~ ^[0-9]+$ ]]; then
    echo "usage: Fuzz/run.sh TARGET|all SECONDS" >&2
    exit 64
fi
seconds=$2
if [ "$1" = all ]; then mapfile -t names < <(all_targets); else names=("$1"); fi

# The backtracer would wait on a crashed process that libFuzzer still has to report on.
export SWIFT_BACKTRACE=enable=no
limits=(-timeout=5 -rss_limit_mb=1024)
crashes=.build/fuzz/crashes
mkdir -p "$crashes"

fuzz() {
    local name=$1 binary=.build/fuzz/$1 scratch=.build/fuzz/corpus/$1 log=.build/fuzz/$1.log found smallest options=()
    mkdir -p "$scratch" "Fuzz/corpus/$name"
    if [ -f "Fuzz/corpus/$name.dict" ]; then options+=("-dict=Fuzz/corpus/$name.dict"); fi
    found=$(mktemp -d "$crashes/$name-XXXXXX")
    if "$binary" "${limits[@]}" "${options[@]}" -max_total_time="$seconds" -print_final_stats=1 \
        -artifact_prefix="$found/" "$scratch" "Fuzz/corpus/$name" >"$log" 2>&1 </dev/null; then
        rmdir "$found"
        awk -v name="$name" -v seconds="$seconds" \
            '/stat::number_of_executed_units/ { print "fuzzed " name " for " seconds " s: " $2 " inputs, none broke it" }' "$log"
        return 0
    fi
    echo "error: an input broke $name:" >&2
    grep -aE 'ERROR|SUMMARY|Fatal error|Precondition failed|overflow' "$log" | head -n 8 >&2 || tail -n 20 "$log" >&2
    smallest=$(find "$found" -type f | head -n 1)
    if [ -z "$smallest" ]; then
        echo "hint: it left no input behind; see $log" >&2
        return 1
    fi
    if [[ $(basename "$smallest") == crash-* ]] &&
        "$binary" "${limits[@]}" -minimize_crash=1 -max_total_time=20 -exact_artifact_path="$found/smallest" \
            "$smallest" >/dev/null 2>&1 </dev/null && [ -s "$found/smallest" ]; then
        smallest=$found/smallest
    fi
    echo "hint: run \`SWIFT_BACKTRACE=enable=no $binary ${limits[*]} $smallest\`" >&2
    return 1
}

Fuzz/build.sh "${names[@]}"
failed=0
for name in "${names[@]}"; do fuzz "$name" || failed=1; done
exit "$failed"
