#!/usr/bin/env bash
# Measures what watching costs: a thousand URLs every half minute by `upkeep watch`, beside prometheus with
# blackbox_exporter on the same URLs in the same minutes; then five thousand by ours alone, on five hundred hosts and on one.
#
#   Benchmarks/watch.sh             builds, measures, and writes the tables into docs/benchmarks.md
#
# WATCH_SECONDS (120) and LONG_SECONDS (600) set how long each of them is measured, after WARM_SECONDS (30), which should not
# be shorter than EVERY (30), the interval. UPKEEP names an upkeep that is already built.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

every=${EVERY:-30}
warm=${WARM_SECONDS:-30}
seconds=${WATCH_SECONDS:-120}
long=${LONG_SECONDS:-600}
upkeep=${UPKEEP:-.build/release/upkeep}
ours_core=0
theirs_core=1
if [ "$(nproc)" -lt 2 ]; then
    echo "error: the two watchers need a core each, and this machine has one" >&2
    exit 1
fi

# urls COUNT BLACK_HOLED
urls() {
    local number port
    for number in $(seq "$1"); do
        if [ "$number" -le "$2" ]; then port=$hole_port; else port=$http_port; fi
        echo "http://127.0.0.1:$port/$number"
    done
}

# Five hundred addresses that are all this machine.
addresses() { seq -f '127.0.1.%.0f' 250; seq -f '127.0.2.%.0f' 250; }

# Ten URLs at each of them.
spread_urls() {
    local address number
    for address in $(addresses); do
        for number in $(seq 10); do echo "http://$address:$http_port/$number"; done
    done
}

start_blackbox() {
    blackbox_port=$(free_port)
    cat >"$work/blackbox.yml" <<CONF
modules:
  http:
    prober: http
    timeout: 5s
    http: { preferred_ip_protocol: ip4 }
CONF
    taskset -c "$theirs_core" prometheus-blackbox-exporter --config.file="$work/blackbox.yml" --log.level=error \
        --web.listen-address="127.0.0.1:$blackbox_port" >"$work/blackbox.log" 2>&1 &
    blackbox=$!
    started+=("$blackbox")
    wait_for "$blackbox_port" "$work/blackbox.log"
}

# start_prometheus FILE: watches the URLs in it.
start_prometheus() {
    prometheus_port=$(free_port)
    python3 -c '
import json, sys
print(json.dumps([{"targets": open(sys.argv[1]).read().split()}]))' "$1" >"$work/targets.json"
    cat >"$work/prometheus.yml" <<CONF
global: { scrape_interval: ${every}s, scrape_timeout: $((every < 10 ? every : 10))s }
scrape_configs:
  - job_name: watch
    metrics_path: /probe
    params: { module: [http] }
    file_sd_configs: [{ files: ["$work/targets.json"] }]
    relabel_configs:
      - { source_labels: [__address__], target_label: __param_target }
      - { source_labels: [__param_target], target_label: instance }
      - { target_label: __address__, replacement: "127.0.0.1:$blackbox_port" }
CONF
    taskset -c "$theirs_core" prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" \
        --log.level=error --web.listen-address="127.0.0.1:$prometheus_port" >"$work/prometheus.log" 2>&1 &
    prometheus=$!
    started+=("$prometheus")
    wait_for "$prometheus_port" "$work/prometheus.log"
}

# count_in_prometheus QUERY
count_in_prometheus() {
    fetch "http://127.0.0.1:$prometheus_port/api/v1/query?query=$1" |
        python3 -c '
import json, sys
result = json.load(sys.stdin)["data"]["result"]
print(result[0]["value"][1] if result else 0)'
}

# What each process has used, and holds: memory in megabytes, now and at most (proc(5)).
used_by() { processor_time "$1"; }
memory_of() { awk '/^VmRSS/ { now = $2 } /^VmHWM/ { most = $2 } END { printf "%.1f MB | %.1f MB", now / 1024, most / 1024 }' "/proc/$1/status"; }

# watch FILE SECONDS OUTPUT: ours, in the foreground.
watch() (
    port=$(free_port)
    home=$(mktemp -d -p "$work")
    {
        printf 'watch: { every: %ss, listen: "127.0.0.1:%s" }\n' "$every" "$port"
        echo 'defaults: { timeouts: { total: 5s } }'
        echo 'sites:'
        sed 's/^/  - url: /' "$1"
    } >"$home/upkeep.yaml"
    taskset -c "$ours_core" "$upkeep" watch --config "$home/upkeep.yaml" --state "$home/state" >"$home/log" 2>&1 &
    pid=$!
    trap 'kill "$pid" 2>/dev/null || true' EXIT
    trap 'exit 143' TERM
    wait_for "$port" "$home/log"
    sleep "$warm"
    seen "$port" "$pid" >"$home/before"
    sleep "$2"
    seen "$port" "$pid" >"$home/after"
    kill "$pid"
    wait "$pid" || true
    python3 - "$home/before" "$home/after" "$2" >"$3" <<'PYTHON'
import json, sys
before, after = (json.load(open(path)) for path in sys.argv[1:3])
said = dict(after)
for name in ("looks", "missed", "processor"): said[name] = after[name] - before[name]
said["processor"] /= float(sys.argv[3]) * 1000000
json.dump(said, sys.stdout)
PYTHON
)

# seen PORT PID: what a watch says of itself, and what it has used.
seen() {
    fetch "http://127.0.0.1:$1/metrics" >"$work/metrics"
    python3 - "$work/metrics" "$(processor_time "$2")" "/proc/$2/status" <<'PYTHON'
import json, re, sys
values = {}
for line in open(sys.argv[1]):
    if line.startswith("#"): continue
    series, value = line.rsplit(" ", 1)
    values.setdefault(series.split("{")[0], {})[series] = float(value)
late = values["upkeep_watch_lateness_seconds"]
quantile = lambda q: round(next(v for k, v in late.items() if f'"{q}"' in k) * 1000, 1)
memory = dict(re.findall(r"^(VmRSS|VmHWM):\s+(\d+)", open(sys.argv[3]).read(), re.M))
json.dump({
    "looks": int(sum(values["upkeep_watch_looks_total"].values())),
    "missed": int(sum(values["upkeep_watch_missed_slots_total"].values())),
    "up": sum(v == 1 for v in values["probe_success"].values()),
    "down": sum(v == 0 for v in values["probe_success"].values()),
    "incidents": int(sum(values["upkeep_incidents_open"].values())),
    "lateMedian": quantile("0.5"), "lateP99": quantile("0.99"),
    "processor": float(sys.argv[2]),
    "resident": int(memory["VmRSS"]) / 1024, "peak": int(memory["VmHWM"]) / 1024,
}, sys.stdout)
PYTHON
}

# A watch that did not look would be a cheap one. must_have_looked OUTPUT COUNT BLACK_HOLED SECONDS
must_have_looked() {
    python3 - "$@" "$every" <<'PYTHON'
import json, sys
said = json.load(open(sys.argv[1]))
count, holes, seconds, every = (float(argument) for argument in sys.argv[2:])
slots = count * seconds / every
if said["looks"] < slots * 0.98 - count / every * 6:
    sys.exit(f"error: {said['looks']} looks were made in {slots:.0f} slots")
if (said["up"], said["down"]) != (count - holes, holes):
    sys.exit(f"error: {said['up']} URLs are up and {said['down']} down, of {count:.0f} with {holes:.0f} black-holed")
if said["incidents"] != (holes > 0):
    sys.exit(f"error: {said['incidents']} incidents are open")
PYTHON
}

# row NAME OUTPUT: one of ours in the table of what it costs.
cost_row() {
    python3 - "$1" "$2" <<'PYTHON'
import json, sys
said = json.load(open(sys.argv[2]))
print(f"| {sys.argv[1]} | {said['processor'] * 100:.2f} % | {said['resident']:.1f} MB | {said['peak']:.1f} MB |")
PYTHON
}

slots_row() {
    python3 - "$1" "$2" <<'PYTHON'
import json, sys
said = json.load(open(sys.argv[2]))
print(f"| {sys.argv[1]} | {said['looks']:,} | {said['missed']} | {said['lateMedian']} ms | {said['lateP99']} ms |")
PYTHON
}

# Both watch the same thousand in the same minutes.
compare_watchers() {
    local ours before after blackbox_before blackbox_after up down
    urls 1000 100 >"$work/urls"
    start_blackbox
    start_prometheus "$work/urls"
    watch "$work/urls" "$seconds" "$work/thousand.json" &
    ours=$!
    started+=("$ours")
    sleep "$warm"
    before=$(used_by "$prometheus")
    blackbox_before=$(used_by "$blackbox")
    sleep "$seconds"
    after=$(used_by "$prometheus")
    blackbox_after=$(used_by "$blackbox")
    up=$(count_in_prometheus 'count(probe_success==1)')
    down=$(count_in_prometheus 'count(probe_success==0)')
    if [ "$up $down" != '900 100' ]; then
        echo "error: prometheus finds $up URLs up and $down down, so its cost means nothing" >&2
        cat "$work/prometheus.log" >&2
        exit 1
    fi
    wait "$ours"
    must_have_looked "$work/thousand.json" 1000 100 "$seconds"
    theirs_row 'prometheus: when, and keeping it' "$prometheus" "$before" "$after" >"$work/theirs"
    theirs_row 'blackbox_exporter: look and verdict' "$blackbox" "$blackbox_before" "$blackbox_after" >>"$work/theirs"
    kill "$prometheus" "$blackbox"
}

# theirs_row NAME PID BEFORE AFTER
theirs_row() {
    awk -v name="$1" -v before="$3" -v after="$4" -v seconds="$seconds" -v memory="$(memory_of "$2")" 'BEGIN {
        printf "| %s | %.2f %% | %s |\n", name, (after - before) / seconds / 10000, memory }'
}

# watch_many NAME: the five thousand URLs in that file.
watch_many() {
    watch "$work/$1" "$long" "$work/$1.json"
    must_have_looked "$work/$1.json" 5000 0 "$long"
}

tables() {
    echo "$(machine prometheus prometheus-blackbox-exporter nginx)" \
        "Every $every s, measured for $seconds s and $long s after $warm s."
    echo
    echo '| 1,000 URLs, 100 of them black-holed | of one core | memory | peak |'
    echo '| --- | ---: | ---: | ---: |'
    cost_row "\`upkeep watch\`: all of it" "$work/thousand.json"
    cat "$work/theirs"
    echo
    echo '| upkeep | looks | slots missed | late, median | p99 |'
    echo '| --- | ---: | ---: | ---: | ---: |'
    slots_row '1,000 URLs, 100 of them black-holed' "$work/thousand.json"
    slots_row '5,000 URLs on 500 hosts' "$work/spread.json"
    slots_row '5,000 URLs on one host' "$work/together.json"
    echo
    echo "| \`upkeep watch\` | of one core | memory | peak |"
    echo '| --- | ---: | ---: | ---: |'
    cost_row '5,000 URLs on 500 hosts' "$work/spread.json"
    cost_row '5,000 URLs on one host' "$work/together.json"
}

if [ -z "${UPKEEP:-}" ]; then swift build -c release --static-swift-stdlib --product upkeep; fi
start_nginx 'open for business' "$theirs_core" '' "$(addresses)"
start_black_hole
compare_watchers
spread_urls >"$work/spread"
watch_many spread
urls 5000 0 >"$work/together"
watch_many together
tables >"$work/tables"
cat "$work/tables"
write_report watch "$work/tables"
