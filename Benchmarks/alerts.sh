#!/usr/bin/env bash
# Measures how soon alerts leave `upkeep watch`, and how many: sites on this machine break and heal.
#
#   Benchmarks/alerts.sh            builds, measures, and writes the table into docs/benchmarks.md
#
# ALERT_ROUNDS (5) sets how often each case happens. UPKEEP names an upkeep that is already built.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

rounds=${ALERT_ROUNDS:-5}
upkeep=${UPKEEP:-.build/release/upkeep}

table() {
    echo "$(machine python3) A site is looked at every 2 s and given up after 1 s; $rounds rounds."
    echo
    echo '| what breaks | alerts for it, and for its end | the first leaves after the confirming look | the end is told after the look that shows it |'
    echo '| --- | ---: | ---: | ---: |'
    python3 - "$work/cases" <<'PYTHON'
import json, statistics, sys
for line in open(sys.argv[1]):
    case = json.loads(line)
    counts = sorted(set(case["alerts"]))
    if counts != [2]: sys.exit(f"error: {case['case']}: {counts} alerts came where one and its end are due")
    spans = [f"{statistics.median(times) / 1000:.2f} s, at most {max(times) / 1000:.2f} s" for times in (case["opened"], case["resolved"])]
    print(f"| {case['case']} | 1 + 1 | {spans[0]} | {spans[1]} |")
PYTHON
}

if [ -z "${UPKEEP:-}" ]; then swift build -c release --static-swift-stdlib --product upkeep; fi
python3 Benchmarks/alerts.py "$upkeep" "$work" "$rounds" >"$work/cases" &
started+=($!)
wait $!
table >"$work/table"
cat "$work/table"
write_report alerts "$work/table"
