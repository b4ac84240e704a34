#!/usr/bin/env bash
# Measures our prober beside prometheus-blackbox-exporter, and `upkeep check` of a thousand sites, on this machine alone.
#
#   Benchmarks/run.sh               builds, measures, and writes the tables into docs/benchmarks.md
#   Benchmarks/run.sh --baseline    measures blackbox_exporter only, and prints its tables
#
# ROUNDS (3) and ROUND_SECONDS (10) set how often and how long each prober runs.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

rounds=${ROUNDS:-3}
seconds=${ROUND_SECONDS:-10}
concurrency=64
prober_core=0
server_core=1
marker='open for business'
pattern='open +for +business'
binaries=.build/release

case ${1:-} in
    --baseline) probers=(blackbox) ;;
    '') probers=(blackbox upkeep) ;;
    *)
        echo "usage: Benchmarks/run.sh [--baseline]" >&2
        exit 64
        ;;
esac
if [ "$(nproc)" -lt 2 ]; then
    echo "error: the prober and the server need a core each, and this machine has one" >&2
    exit 1
fi

make_certificates() {
    openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -days 2 -subj '/CN=Upkeep benchmark root' \
        -keyout "$work/root.key" -out "$work/root.pem" 2>/dev/null
    openssl req -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj '/CN=127.0.0.1' \
        -keyout "$work/leaf.key" -out "$work/leaf.csr" 2>/dev/null
    printf 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' >"$work/leaf.ext"
    openssl x509 -req -in "$work/leaf.csr" -CA "$work/root.pem" -CAkey "$work/root.key" -CAcreateserial -days 2 \
        -extfile "$work/leaf.ext" -out "$work/leaf.pem" 2>/dev/null
}

# No session that a second handshake could resume.
start_shop() {
    https_port=$(free_port) status_port=$(free_port)
    start_nginx "$marker" "$server_core" "
    server {
        listen 127.0.0.1:$https_port ssl backlog=4096;
        ssl_certificate leaf.pem;
        ssl_certificate_key leaf.key;
        ssl_protocols TLSv1.3;
        ssl_session_cache off;
        ssl_session_tickets off;
        location / { try_files /index.html =404; }
    }
    server { listen 127.0.0.1:$status_port; location / { stub_status; } }"
}

# nginx's own count, so that both probers are measured by what arrived, not by what they say.
requests_served() { fetch "http://127.0.0.1:$status_port/" | awk 'NR == 3 { print $3 }'; }

start_blackbox() {
    blackbox_port=$(free_port)
    cat >"$work/blackbox.yml" <<CONF
modules:
  http:
    prober: http
    timeout: 5s
    http: &http
      preferred_ip_protocol: ip4
      fail_if_body_not_matches_regexp: ["$pattern"]
  https:
    prober: http
    timeout: 5s
    http:
      <<: *http
      tls_config: { ca_file: "$work/root.pem" }
CONF
    taskset -c "$prober_core" prometheus-blackbox-exporter --config.file="$work/blackbox.yml" --log.level=error \
        --web.listen-address="127.0.0.1:$blackbox_port" >"$work/blackbox.log" 2>&1 &
    blackbox=$!
    started+=("$blackbox")
    wait_for "$blackbox_port" "$work/blackbox.log"
}

url_of() {
    if [ "$1" = http ]; then echo "http://127.0.0.1:$http_port/"; else echo "https://127.0.0.1:$https_port/"; fi
}

# Each driver keeps its prober busy for a round.
drive_blackbox() {
    taskset -c "$server_core" wrk -t1 -c"$concurrency" -d"${seconds}s" --timeout 10s \
        "http://127.0.0.1:$blackbox_port/probe?module=$1&target=$(url_of "$1")" >"$work/wrk.log"
}

drive_upkeep() {
    command time -f '%U %S' -o "$work/time" taskset -c "$prober_core" "$binaries/probe-bench" --url "$(url_of "$1")" \
        --ca-file "$work/root.pem" --match "$pattern" --concurrency "$concurrency" --seconds "$seconds" \
        >"$work/probe-bench.json"
}

# Processor microseconds used so far: by the exporter, which goes on, or by the benchmark that has just ended.
used_by_blackbox() { processor_time "$blackbox"; }
used_by_upkeep() { if [ -s "$work/time" ]; then awk 'END { print ($1 + $2) * 1000000 }' "$work/time"; else echo 0; fi; }

must_succeed_blackbox() {
    local answer
    answer=$(fetch "http://127.0.0.1:$blackbox_port/probe?module=$1&target=$(url_of "$1")")
    if ! grep -qx 'probe_success 1' <<<"$answer"; then
        echo "error: blackbox_exporter's $1 probe fails, so its speed means nothing" >&2
        echo "$answer" >&2
        exit 1
    fi
    if [ -f "$work/wrk.log" ] && grep -q 'Non-2xx' "$work/wrk.log"; then
        cat "$work/wrk.log" >&2
        exit 1
    fi
}

must_succeed_upkeep() {
    if [ -f "$work/probe-bench.json" ] && ! grep -q '"failures":0[,}]' "$work/probe-bench.json"; then
        echo "error: some of our $1 probes fail, so their speed means nothing" >&2
        cat "$work/probe-bench.json" >&2
        exit 1
    fi
}

# measure PROBER SCHEME: adds a line "requests that reached nginx per second, processor microseconds for each".
measure() {
    local served used from to
    rm -f "$work/time" "$work/probe-bench.json" "$work/wrk.log"
    "must_succeed_$1" "$2"
    served=$(requests_served)
    used=$("used_by_$1")
    from=$(date +%s.%N)
    "drive_$1" "$2"
    to=$(date +%s.%N)
    used="$("used_by_$1") $used"
    served="$(requests_served) $served"
    "must_succeed_$1" "$2"
    awk -v served="$served" -v used="$used" -v from="$from" -v to="$to" 'BEGIN {
        split(served, s, " "); split(used, u, " ")
        # The status page counts the request that asks for it, too.
        n = s[1] - s[2] - 1
        printf "%.0f %.0f\n", n / (to - from), (u[1] - u[2]) / n
    }' >>"$work/$1.$2"
}

compare_probers() {
    local scheme prober round
    for scheme in http https; do
        for round in $(seq "$rounds"); do
            for prober in "${probers[@]}"; do
                measure "$prober" "$scheme"
                tail -n 1 "$work/$prober.$scheme" | while read -r rate used; do
                    echo "round $round, $scheme, $prober: $rate probes/s, $used µs of processor time each" >&2
                done
            done
        done
    done
}

# median_of PROBER SCHEME COLUMN
median_of() { median "$work/$1.$2" "$3"; }

rates() { column "$work/$1.$2" 1; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f×", a / b }'; }

probers_table() {
    local scheme prober
    echo '| probes on one core | prober | probes/s | processor time each | rounds |'
    echo '| --- | --- | ---: | ---: | --- |'
    for scheme in http https; do
        for prober in "${probers[@]}"; do
            echo "| ${scheme^^} | $prober | $(median_of "$prober" "$scheme" 1) | $(median_of "$prober" "$scheme" 2) µs |" \
                "$(rates "$prober" "$scheme") |"
        done
    done
    [ "${#probers[@]}" -gt 1 ] || return 0
    echo
    echo '| upkeep against blackbox | probes/s | processor time |'
    echo '| --- | ---: | ---: |'
    for scheme in http https; do
        echo "| ${scheme^^} | $(ratio "$(median_of upkeep "$scheme" 1)" "$(median_of blackbox "$scheme" 1)") |" \
            "$(ratio "$(median_of blackbox "$scheme" 2)" "$(median_of upkeep "$scheme" 2)") less |"
    done
}

# check_sites COUNT BLACK_HOLED: writes wall seconds and peak megabytes.
check_sites() {
    local count=$1 holes=$2 site port status=0
    {
        echo 'defaults: { timeouts: { total: 2s } }'
        echo 'sites:'
        for site in $(seq "$count"); do
            if [ "$site" -le "$holes" ]; then port=$hole_port; else port=$http_port; fi
            echo "  - { name: site-$site, url: \"http://127.0.0.1:$port/$site\", expect: { contains: \"$marker\" } }"
        done
    } >"$work/sites.yaml"
    command time -f '%e %M' -o "$work/time" "$binaries/upkeep" check --config "$work/sites.yaml" --format json \
        >"$work/check.json" 2>"$work/check.err" || status=$?
    # 2 is what an outage is worth, and the black-holed sites are one.
    if [ "$status" -ne "$([ "$holes" -gt 0 ] && echo 2 || echo 0)" ]; then
        echo "error: \`upkeep check\` ended with status $status" >&2
        head -n 20 "$work/check.err" >&2
        exit 1
    fi
    # A benchmark of a check that did not look would be a fast one.
    python3 - "$work/check.json" "$count" "$holes" <<'PYTHON'
import json, sys
findings = json.load(open(sys.argv[1]))["findings"]
sites = {finding["subject"] for finding in findings}
bad = {finding["subject"] for finding in findings if finding["status"] != "ok"}
if (len(sites), len(bad)) != (int(sys.argv[2]), int(sys.argv[3])):
    sys.exit(f"error: {len(sites)} sites were looked at and {len(bad)} found bad")
PYTHON
    awk 'END { printf "%.2f s | %.1f MB\n", $1, $2 / 1024 }' "$work/time"
}

check_table() {
    local healthy holed
    healthy=$(check_sites 1000 0)
    holed=$(check_sites 1000 100)
    echo "| \`upkeep check\` | wall | peak memory |"
    echo '| --- | ---: | ---: |'
    echo "| 1,000 local sites | $healthy |"
    echo "| 1,000 local sites, 100 of them black-holed, timeout 2 s | $holed |"
}

start_table() {
    hyperfine -N --warmup 20 --runs 200 --export-csv "$work/start.csv" "$binaries/upkeep --version" >/dev/null 2>&1
    echo "| \`upkeep --version\` | mean | fastest |"
    echo '| --- | ---: | ---: |'
    awk -F, 'NR == 2 { printf "| 200 runs | %.1f ms | %.1f ms |\n", $2 * 1000, $7 * 1000 }' "$work/start.csv"
}

facts() {
    echo "$(machine prometheus-blackbox-exporter nginx openssl)" \
        "$rounds rounds of $seconds s each, alternating; the median counts."
}

if [ "${#probers[@]}" -gt 1 ]; then
    swift build -c release --static-swift-stdlib --product upkeep
    swift build -c release --static-swift-stdlib --product probe-bench
fi
make_certificates
start_shop
start_blackbox
compare_probers
{
    facts
    echo
    probers_table
    if [ "${#probers[@]}" -gt 1 ]; then
        start_black_hole
        echo
        check_table
        echo
        start_table
    fi
} >"$work/tables"
cat "$work/tables"
if [ "${#probers[@]}" -gt 1 ]; then write_report measured "$work/tables"; fi
