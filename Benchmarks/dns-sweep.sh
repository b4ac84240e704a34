#!/usr/bin/env bash
# Measures how fast a thousand zones are asked about, beside dnsperf against the same nsd, and how fast messages are read
# and written, on this machine alone.
#
#   Benchmarks/dns-sweep.sh         builds, measures, and writes the tables into docs/benchmarks.md
#
# ROUNDS (3) and ROUND_SECONDS (10) set how often and how long each is measured.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

rounds=${ROUNDS:-3}
seconds=${ROUND_SECONDS:-10}
zones=1000
# Sweeps in a row within a round: memory that grew from zone to zone would show.
repeats=10
hosts=4
bench=.build/release/dns-bench
nsd=/usr/sbin/nsd

zone_text() {
    cat <<ZONE
\$TTL 300
@ SOA ns1 hostmaster 2029010101 7200 3600 1209600 300
@ NS ns1
@ NS ns2
@ MX 10 mail
@ TXT "v=spf1 mx -all"
@ CAA 0 issue "ca.example"
@ A 192.0.2.10
@ AAAA 2001:db8::10
ns1 A 192.0.2.1
ns1 AAAA 2001:db8::1
ns2 A 192.0.2.2
ns2 AAAA 2001:db8::2
www CNAME @
shop A 192.0.2.11
shop HTTPS 1 . alpn=h2
api A 192.0.2.12
mail A 192.0.2.13
mail AAAA 2001:db8::13
ZONE
}

start_nsd() {
    local host zone
    port=$(free_port)
    zone_text >"$work/zone"
    {
        echo 'server:'
        for host in $(seq "$hosts"); do echo "    ip-address: 127.0.0.$host@$port"; done
        cat <<CONF
    server-count: 1
    tcp-count: 1000
    zonesdir: "$work"
    database: ""
    username: ""
    pidfile: ""
    zonelistfile: "$work/zone.list"
    xfrdfile: ""
    xfrdir: "$work"
    rrl-ratelimit: 0
    rrl-whitelist-ratelimit: 0
    verbosity: 0
remote-control:
    control-enable: no
CONF
        # Every zone says the same, so one file will do.
        for zone in $(seq "$zones"); do printf 'zone:\n    name: "zone%s.test"\n    zonefile: "zone"\n' "$zone"; done
    } >"$work/nsd.conf"
    "$nsd" -d -c "$work/nsd.conf" >"$work/nsd.log" 2>&1 &
    started+=($!)
    wait_for "$port" "$work/nsd.log"
}

# What dnsperf asks: the questions of an audit, without its ways of asking them.
questions() {
    local zone type name
    for zone in $(seq "$zones"); do
        for type in SOA NS MX TXT CAA DNSKEY CDS CDNSKEY NSEC3PARAM; do echo "zone$zone.test $type"; done
        for name in '' www. shop. api. mail. ns1. ns2.; do
            for type in A AAAA HTTPS; do echo "${name}zone$zone.test $type"; done
        done
    done
}

# Prints queries per second, queries lost, and processor microseconds for each.
run_dnsperf() {
    command time -f '%U %S' -o "$work/time" dnsperf -s 127.0.0.1 -p "$port" -d "$work/questions" -e -D -T 1 -c 1 -q 128 \
        -l "$seconds" >"$work/dnsperf.log" 2>"$work/dnsperf.err"
    awk -v used="$(awk 'END { print ($1 + $2) * 1000000 }' "$work/time")" '
        /Queries per second:/ { rate = $4 } /Queries completed:/ { n = $3 } /Queries lost:/ { lost = $3 }
        END { printf "%.0f %.0f %d\n", rate, used / n, lost }' "$work/dnsperf.log"
}

# Prints queries per second, processor microseconds for each, megabytes held after the first sweep and after the last,
# and at most.
run_sweep() {
    local host servers=()
    for host in $(seq "$hosts"); do servers+=(--server "127.0.0.$host:$port"); done
    "$bench" sweep "${servers[@]}" --zones "$zones" --rounds "$repeats" >"$work/sweep.json"
    python3 - "$work/sweep.json" <<'PYTHON'
import json, sys
sweep = json.load(open(sys.argv[1]))
held = sweep["residentKilobytes"]
megabytes = [f"{kilobytes / 1024:.1f}" for kilobytes in (held[0], held[-1], sweep["peakKilobytes"])]
print(round(sweep["perSecond"]), round(sweep["processorMicroseconds"]), *megabytes, sweep["queries"])
PYTHON
}

sweep_table() {
    local round
    for round in $(seq "$rounds"); do
        run_dnsperf >>"$work/dnsperf.rounds"
        run_sweep >>"$work/sweep.rounds"
        echo "round $round: dnsperf $(tail -n 1 "$work/dnsperf.rounds"), sweep $(tail -n 1 "$work/sweep.rounds")" >&2
    done
    echo "| one nsd, both on this machine | queries/s | processor time each | memory after 1 sweep | after $repeats | peak | rounds |"
    echo '| --- | ---: | ---: | ---: | ---: | ---: | --- |'
    echo "| sweep of $zones zones | $(median "$work/sweep.rounds" 1) | $(median "$work/sweep.rounds" 2) µs |" \
        "$(median "$work/sweep.rounds" 3) MB | $(median "$work/sweep.rounds" 4) MB | $(median "$work/sweep.rounds" 5) MB |" \
        "$(column "$work/sweep.rounds" 1) |"
    echo "| dnsperf | $(median "$work/dnsperf.rounds" 1) | $(median "$work/dnsperf.rounds" 2) µs | | | |" \
        "$(column "$work/dnsperf.rounds" 1) |"
}

codec_table() {
    echo '| messages on one core | bytes, on average | read per second | written per second |'
    echo '| --- | ---: | ---: | ---: |'
    "$bench" codec | python3 -c '
import json, sys
words = {
    "address": "one address", "typical": "address, alias, no data, mail servers in turn",
    "referral": "referral to four servers with glue", "signed": "signed address and signed denial in turn",
}
for line in sys.stdin:
    row = json.loads(line)
    print("| {} | {} | {:,} | {:,} |".format(words[row["answers"]], row["bytes"], row["read"], row["written"]))'
}

swift build -c release --static-swift-stdlib --product dns-bench
start_nsd
questions >"$work/questions"
{
    echo "$(machine dnsperf nsd) $rounds rounds, alternating; the median counts."
    echo
    sweep_table
    echo
    codec_table
} >"$work/tables"
cat "$work/tables"
write_report sweep "$work/tables"
