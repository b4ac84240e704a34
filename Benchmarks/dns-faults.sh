#!/usr/bin/env bash
# Measures `upkeep why` and `upkeep dns` beside zonemaster-cli and dnsviz, on the same small internet with the same faults,
# in a network namespace of its own. Needs root; takes about five minutes.
#
#   Benchmarks/dns-faults.sh        builds, measures, and writes the table into docs/benchmarks.md
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

# A fault of the tests' world, and what it is called here.
faults=(
    'healthy|nothing is wrong'
    'betaLame|provider B refuses the zone'
    'betaDropsUDP|provider B drops UDP'
    'providersSilent|both providers drop everything'
    'providersDropTCP|both providers drop TCP'
    'betaGlueWrong|a glue address of B is wrong'
    'betaStale|provider B serves an old serial'
    'signaturesExpired|signatures have expired'
)
zone=example.test
# The longest anything may take, seconds.
patience=75
upkeep=$PWD/.build/release/upkeep
# Sockets are told apart by their owner's group; no machine gives these out.
group=64200

if [ "$(id -u)" -ne 0 ]; then
    echo "note: the comparison under faults needs root, so its table stays as it is" >&2
    exit 0
fi

# The world runs in a test, which says in a file how to get in, and ends when that file is gone.
way_in=$work/upkeep-world.txt
wish=$work/upkeep-world-wish.txt
world=

end_world() {
    rm -f "$way_in"
    if [ -n "$world" ]; then wait "$world" 2>/dev/null || true; fi
    finish
}
trap end_world EXIT

start_world() {
    local tries=0
    TMPDIR=$work UPKEEP_HOLD_WORLD=healthy swift test --disable-xctest --skip-build --filter HeldWorld \
        >"$work/world.log" 2>&1 &
    world=$!
    until [ -s "$way_in" ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 600 ] || ! kill -0 "$world" 2>/dev/null; then
            echo 'error: the world did not come up' >&2
            cat "$work/world.log" >&2
            exit 1
        fi
        sleep 0.1
    done
    space=$(sed -n 's/^enter: ip netns exec \(.*\) bash$/\1/p' "$way_in")
    read -r -a flags <<<"$(sed -n 's/^flags: //p' "$way_in")"
    # `upkeep dns` looks at what is, and remembers nothing.
    audit_flags=("${flags[@]}")
    unset 'audit_flags[-1]' 'audit_flags[-1]'
    hints=$(sed -n 's/.*--root-hints \([^ ]*\).*/\1/p' "$way_in")
    root=$(awk '$3 == "A" || $4 == "A" { print $NF; exit }' "$hints")
}

# Makes this fault the only one.
strike() {
    echo "$1" >"$work/wish.new"
    mv "$work/wish.new" "$wish"
    while [ -e "$wish" ]; do
        if ! kill -0 "$world" 2>/dev/null; then
            cat "$work/world.log" >&2
            exit 1
        fi
        sleep 0.05
    done
}

# Counts what leaves the sockets of each of the four programs.
count_packets() {
    {
        echo 'table inet upkeep_bench'
        echo 'delete table inet upkeep_bench'
        echo 'table inet upkeep_bench {'
        for place in 1 2 3 4; do echo "    counter sent$place { }"; done
        echo '    chain departures {'
        echo '        type filter hook output priority -300; policy accept;'
        for place in 1 2 3 4; do echo "        meta skgid $((group + place)) counter name sent$place"; done
        echo '    }'
        echo '}'
    } | ip netns exec "$space" nft -f -
}

packets() { ip netns exec "$space" nft list counter inet upkeep_bench "sent$1" | awk '$1 == "packets" { print $2 }'; }

# look NAME PLACE COMMAND…: runs it in the world; its output, seconds and packets are then in files called NAME.
look() {
    local name=$1 place=$2 status=0 began ended
    shift 2
    began=$EPOCHREALTIME
    ip netns exec "$space" setpriv --regid $((group + place)) --clear-groups -- timeout "$patience" "$@" \
        >"$work/$name.out" 2>"$work/$name.err" </dev/null || status=$?
    ended=$EPOCHREALTIME
    awk -v from="$began" -v to="$ended" -v status="$status" -v patience="$patience" \
        'BEGIN { if (status == 124) printf "> %d s\n", patience; else printf "%.1f s\n", to - from }' >"$work/$name.wall"
    packets "$place" >"$work/$name.packets"
}

# say PROGRAM NAME: what it says first, on one line; what zonemaster and dnsviz say of a healthy world is left out.
say() {
    local healthy=()
    if [ "$1" != upkeep ]; then healthy=("$work/$2.healthy"); fi
    # In a table a bar would end the cell.
    python3 Benchmarks/first-words.py "$1" "$work/$2.out" "${healthy[@]}" | tr '\n|' ' /' | sed 's/ *$//'
}

# cell NAME: wall time and packets.
cell() { echo "$(cat "$work/$1.wall"), $(cat "$work/$1.packets")"; }

measure() {
    local fault=$1 words=$2 name
    strike "$fault"
    count_packets
    look why 1 "$upkeep" why "$zone" "${flags[@]}" --format json
    look dns 2 "$upkeep" dns "$zone" "${audit_flags[@]}" --format json
    # These mostly wait, so they do it at the same time.
    look zonemaster 3 zonemaster-cli --hints "$hints" --level WARNING --json --no-progress "$zone" &
    local zonemaster=$!
    look dnsviz 4 dnsviz probe -A -a . -x ".:root=$root" "$zone"
    wait "$zonemaster"
    # Read apart, since its reading takes no packets.
    if [ -s "$work/dnsviz.out" ]; then
        dnsviz grok -l warning <"$work/dnsviz.out" >"$work/dnsviz.read" 2>/dev/null || true
        mv "$work/dnsviz.read" "$work/dnsviz.out"
    fi
    if [ "$fault" = healthy ]; then
        for name in zonemaster dnsviz; do cp "$work/$name.out" "$work/$name.healthy"; done
    fi
    echo "| $words | $(cell why) | $(cell dns) | $(cell zonemaster) | $(cell dnsviz) |" >>"$work/times"
    {
        echo "| $words | why | $(say upkeep why) |"
        echo "| | dns | $(say upkeep dns) |"
        echo "| | zonemaster | $(say zonemaster zonemaster) |"
        echo "| | dnsviz | $(say dnsviz dnsviz) |"
    } >>"$work/words"
    tail -n 1 "$work/times" >&2
}

swift build -c release --static-swift-stdlib --product upkeep
swift build --build-tests
start_world
# What `why` remembers of good times.
ip netns exec "$space" "$upkeep" why "$zone" "${flags[@]}" >"$work/healthy.out" 2>&1 || {
    echo 'error: upkeep why finds fault with a healthy world' >&2
    cat "$work/healthy.out" >&2
    exit 1
}
for fault in "${faults[@]}"; do measure "${fault%%|*}" "${fault#*|}"; done
{
    echo "$(machine zonemaster-cli dnsviz) Wall time, packets sent."
    echo
    echo "| what is wrong | \`upkeep why\` | \`upkeep dns\` | zonemaster-cli | dnsviz probe |"
    echo '| --- | ---: | ---: | ---: | ---: |'
    cat "$work/times"
    echo
    echo '| what is wrong | who | what it says first |'
    echo '| --- | --- | --- |'
    cat "$work/words"
} >"$work/tables"
cat "$work/tables"
write_report faults "$work/tables"
