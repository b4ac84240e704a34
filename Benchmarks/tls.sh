#!/usr/bin/env bash
# Measures `upkeep tls` beside sslscan and sslyze on the same ports of this machine, lists which facts each of them
# reports there, and measures quick looks and the judging of chains.
#
#   Benchmarks/tls.sh               builds, measures, and writes the tables into docs/benchmarks.md
#
# ROUNDS (3) sets how often each is measured. sslyze comes from PyPI, into a folder that is gone afterwards; without a
# way there it is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=Benchmarks/parts.sh
source Benchmarks/parts.sh

rounds=${ROUNDS:-3}
looks=10000
scanner_core=0
server_core=1
name=shop.test
upkeep=.build/release/upkeep
bench=.build/release/tls-bench
nsd=/usr/sbin/nsd
# The longest that one scan may take, seconds.
patience=60
if [ "$(nproc)" -lt 2 ]; then
    echo "error: the scanners and the servers need a core each, and this machine has one" >&2
    exit 1
fi

# --- certificates

# key FILE ALGORITHM [OPTION]
key() { openssl genpkey -algorithm "$2" ${3:+-pkeyopt "$3"} -out "$work/$1.key" 2>/dev/null; }
curve() { key "$1" EC "ec_paramgen_curve:$2"; }
rsa() { key "$1" RSA "rsa_keygen_bits:$2"; }

# root FILE
root() {
    openssl req -x509 -new -key "$work/$1.key" -days 30 -subj "/O=Upkeep/CN=Upkeep benchmark root $1" \
        -addext keyUsage=critical,keyCertSign,cRLSign -out "$work/$1.crt"
}

# issuer FILE ROOT
issuer() { sign "$1" "$2" "/CN=Upkeep benchmark issuer $1" "
        basicConstraints=critical,CA:TRUE,pathlen:0
        keyUsage=critical,keyCertSign,cRLSign,digitalSignature
        extendedKeyUsage=serverAuth,OCSPSigning"; }

# leaf FILE ISSUER: its chain is then in FILE.pem.
leaf() {
    sign "$1" "$2" "/CN=$name" "
        basicConstraints=critical,CA:FALSE
        keyUsage=critical,digitalSignature
        extendedKeyUsage=serverAuth
        subjectAltName=DNS:$name,DNS:*.$name
        authorityInfoAccess=caIssuers;URI:http://127.0.0.1:$status_port/$2.der"
    cat "$work/$1.crt" "$work/$2.crt" >"$work/$1.pem"
}

# sign FILE ISSUER SUBJECT EXTENSIONS
sign() {
    printf 'subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n%s\n' "$4" >"$work/$1.ext"
    openssl req -new -key "$work/$1.key" -subj "$3" |
        openssl x509 -req -CA "$work/$2.crt" -CAkey "$work/$2.key" -CAcreateserial -days 20 -extfile "$work/$1.ext" \
            -out "$work/$1.crt" 2>/dev/null
}

# Every kind of chain that is usual: elliptic, RSA, and the mixture of the largest public authority.
make_certificates() {
    curve ec-root P-256 && root ec-root
    curve ec-issuer P-256 && issuer ec-issuer ec-root
    curve ec P-256 && leaf ec ec-issuer
    rsa rsa-root 4096 && root rsa-root
    rsa rsa-issuer 2048 && issuer rsa-issuer rsa-root
    rsa rsa 2048 && leaf rsa rsa-issuer
    curve mixed-issuer P-384 && issuer mixed-issuer rsa-root
    curve mixed P-256 && leaf mixed mixed-issuer
    cat "$work/ec-root.crt" "$work/rsa-root.crt" >"$work/roots.pem"
    # As long a list as is usual.
    cat "$work/roots.pem" /etc/ssl/certs/ca-certificates.crt >"$work/all-roots.pem"
    openssl x509 -in "$work/ec-issuer.crt" -outform DER -out "$work/ec-issuer.der"
    make_staple
}

# What its issuer says of the elliptic leaf, to be stapled.
make_staple() {
    local serial
    serial=$(openssl x509 -in "$work/ec.crt" -noout -serial | cut -d= -f2)
    printf 'V\t%s\t\t%s\tunknown\t/CN=%s\n' "$(date -u -d '20 days' +%y%m%d%H%M%SZ)" "$serial" "$name" >"$work/index.txt"
    openssl ocsp -index "$work/index.txt" -CA "$work/ec-issuer.crt" -rsigner "$work/ec-issuer.crt" \
        -rkey "$work/ec-issuer.key" -issuer "$work/ec-issuer.crt" -cert "$work/ec.crt" -ndays 5 \
        -respout "$work/staple.der" >/dev/null 2>&1
}

# --- servers

# server PORT CERTIFICATES [LINES]
server() {
    local certificate
    echo "server { listen 127.0.0.1:$1 ssl http2 backlog=4096; server_name $name *.$name; return 200 ok; ${3:-}"
    echo 'ssl_protocols TLSv1.2 TLSv1.3;'
    for certificate in $2; do echo "ssl_certificate $certificate.pem; ssl_certificate_key ${certificate%-alone}.key;"; done
    echo '}'
}

start_hosts() {
    cp "$work/ec.crt" "$work/ec-alone.pem"
    {
        cat <<CONF
daemon off;
master_process off;
pid nginx.pid;
error_log stderr error;
events { worker_connections 8192; }
http {
    access_log off;
    keepalive_timeout 0;
    root .;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    server {
        listen 127.0.0.1:$status_port;
        location = /status { stub_status; }
        location ~ '\.der\$' { }
    }
CONF
        server "$one_port" rsa 'ssl_session_cache shared:one:1m;'
        server "$two_port" 'ec rsa' 'ssl_session_cache shared:two:1m;'
        server "$own_port" 'ec rsa' 'ssl_session_cache shared:own:1m; ssl_prefer_server_ciphers on;'
        # Everything that there may be to report of a server.
        server "$rich_port" 'ec rsa' "ssl_session_cache shared:rich:1m; ssl_dhparam dh.pem; ssl_stapling on;
            ssl_stapling_file staple.der; ssl_verify_client optional; ssl_client_certificate ec-root.crt;"
        server "$alone_port" ec-alone
        # No session that a second handshake could resume.
        server "$quick_port" ec 'ssl_session_cache off; ssl_session_tickets off;'
        echo '}'
    } >"$work/nginx.conf"
    # RFC 7919's group of 2048 bits.
    openssl genpkey -genparam -algorithm DH -pkeyopt group:ffdhe2048 -out "$work/dh.pem" 2>/dev/null
    taskset -c "$server_core" nginx -p "$work" -c "$work/nginx.conf" -e stderr 2>"$work/nginx.log" &
    started+=($!)
    wait_for "$quick_port" "$work/nginx.log"
}

# A server with one thread, which serves one connection after the other.
start_openssl() {
    taskset -c "$server_core" openssl s_server -accept "127.0.0.1:$openssl_port" -www -quiet -cert "$work/rsa.pem" \
        -cert_chain "$work/rsa-issuer.crt" -key "$work/rsa.key" >"$work/openssl.log" 2>&1 &
    started+=($!)
    wait_for "$openssl_port" "$work/openssl.log"
}

# Stands before it where connections are to be counted: it writes their number into a file.
start_counter() {
    python3 - "$counter_port" "$openssl_port" "$work/counted" <<'PYTHON' &
import asyncio, sys
port, target, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
count = 0
async def pass_on(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()
async def serve(reader, writer):
    global count
    count += 1
    with open(path, "w") as file:
        file.write(str(count))
    try:
        back, forth = await asyncio.open_connection("127.0.0.1", target)
    except OSError:
        writer.close()
        return
    await asyncio.gather(pass_on(reader, forth), pass_on(back, writer))
async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", port, backlog=1024) as server:
        await server.serve_forever()
asyncio.run(main())
PYTHON
    started+=($!)
    wait_for "$counter_port" /dev/null
}

# What DNS says of the name: its address, and who may issue for it.
start_nsd() {
    cat >"$work/zone" <<'ZONE'
$TTL 60
@ SOA ns hostmaster 1 60 60 60 60
@ NS ns
@ A 127.0.0.1
@ CAA 0 issue "upkeep.test"
ns A 127.0.0.1
ZONE
    cat >"$work/nsd.conf" <<CONF
server:
    ip-address: 127.0.0.1@$dns_port
    server-count: 1
    zonesdir: "$work"
    database: ""
    username: ""
    pidfile: ""
    zonelistfile: "$work/zone.list"
    xfrdfile: ""
    xfrdir: "$work"
    verbosity: 0
remote-control:
    control-enable: no
zone:
    name: "$name"
    zonefile: "zone"
CONF
    "$nsd" -d -c "$work/nsd.conf" >"$work/nsd.log" 2>&1 &
    started+=($!)
    wait_for "$dns_port" "$work/nsd.log"
}

# Connections that nginx has taken so far, this question's among them.
accepted() {
    python3 -c '
import sys, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
page = opener.open(sys.argv[1], timeout=20).read().decode()
print(page.splitlines()[2].split()[0])' "http://127.0.0.1:$status_port/status"
}

# --- scanners

install_sslyze() {
    python3 -m venv "$work/python" >"$work/pip.log" 2>&1 &&
        "$work/python/bin/pip" install --quiet --disable-pip-version-check sslyze >>"$work/pip.log" 2>&1 &&
        "$work/python/bin/sslyze" --help >/dev/null 2>&1
}

# Each scans PORT into FILE, with every question it has; sslscan also as people call it.
scan_upkeep() {
    "$upkeep" tls "$name:$1" --connect "127.0.0.1:$1" --ca-file "$work/roots.pem" --state none --format json >"$2"
}
scan_sslscan() {
    sslscan --no-colour --sni-name="$name" --show-certificate --show-client-cas --show-sigs --ocsp --xml="$2.xml" \
        "127.0.0.1:$1" >"$2"
}
scan_plain() { sslscan --no-colour --sni-name="$name" "127.0.0.1:$1" >"$2"; }
scan_sslyze() {
    "$work/python/bin/python" -W ignore -m sslyze --sni="$name" --certinfo --certinfo_ca_file="$work/roots.pem" --sslv2 \
        --sslv3 --tlsv1 --tlsv1_1 --tlsv1_2 --tlsv1_3 --elliptic_curves --compression --fallback --ems --reneg --resum \
        --early_data --heartbleed --openssl_ccs --robot --quiet --mozilla_config=disable --json_out="$2" \
        "127.0.0.1:$1" >/dev/null
}

# timed SCANNER PORT FILE: sets `wall` and `used`, seconds. How it ends says what it found, not whether it could look.
timed() {
    local began ended status=0
    began=$EPOCHREALTIME
    export -f "scan_$1"
    export name upkeep work
    command time -f '%U %S' -o "$work/time" timeout "$patience" taskset -c "$scanner_core" bash -c "scan_$1 $2 $3" \
        2>"$work/$1.err" || status=$?
    ended=$EPOCHREALTIME
    if [ "$status" -ge 124 ] || [ ! -s "$3" ]; then
        echo "error: $1 ended with status $status" >&2
        cat "$work/$1.err" >&2
        exit 1
    fi
    wall=$(awk -v from="$began" -v to="$ended" 'BEGIN { print to - from }')
    used=$(awk 'END { print $1 + $2 }' "$work/time")
}

# awake PORT: waits until a server with one thread serves again. s_server sleeps for a second over the question whether a
# client may renegotiate, and nobody's time is to have a part of what the scan before left behind.
awake() {
    timeout "$patience" openssl s_client -connect "127.0.0.1:$1" -servername "$name" </dev/null >"$work/awake.log" 2>&1
}

# measure_nginx SCANNER PORT FILE and measure_openssl alike: add a line "connections, wall, processor seconds".
measure_nginx() {
    local before wall used
    before=$(accepted)
    timed "$1" "$2" "$work/$1.out"
    # The second question is a connection itself.
    echo "$(($(accepted) - before - 1)) $wall $used" >>"$work/$3"
}
measure_openssl() {
    local before after wall used
    awake "$2"
    # Connections are counted apart, so that what counts does not slow down what is timed.
    before=$(cat "$work/counted")
    timed "$1" "$counter_port" "$work/$1.out"
    after=$(cat "$work/counted")
    awake "$2"
    timed "$1" "$2" "$work/$1.out"
    echo "$((after - before)) $wall $used" >>"$work/$3"
}

declare -A labels=([upkeep]='upkeep' [plain]='sslscan' [sslscan]='sslscan, all options' [sslyze]='sslyze, all scans')
declare -A servers=(
    [one]='nginx, one certificate'
    [two]='nginx, two certificates'
    [own]='nginx, two certificates, its own order'
    [single]='openssl s_server, one connection at a time'
)

compare_scanners() {
    local round scanner
    for round in $(seq "$rounds"); do
        for scanner in "${scanners[@]}"; do
            measure_nginx "$scanner" "$one_port" "$scanner.one"
            measure_nginx "$scanner" "$two_port" "$scanner.two"
            measure_nginx "$scanner" "$own_port" "$scanner.own"
            measure_openssl "$scanner" "$openssl_port" "$scanner.single"
            echo "round $round, $scanner: $(tail -qn 1 "$work/$scanner".{one,two,own,single} | paste -sd ';')" >&2
        done
    done
}

scanners_table() {
    local server scanner
    echo '| server | scanner | connections | wall | processor time |'
    echo '| --- | --- | ---: | ---: | ---: |'
    for server in one two own single; do
        for scanner in "${scanners[@]}"; do
            printf '| %s | %s | %s | %.2f s | %.2f s |\n' "${servers[$server]}" "${labels[$scanner]}" \
                "$(median "$work/$scanner.$server" 1)" "$(median "$work/$scanner.$server" 2)" \
                "$(median "$work/$scanner.$server" 3)"
        done
    done
}

# --- facts

facts_table() {
    local scanner told=()
    for scanner in "${scanners[@]}"; do
        if [ "$scanner" = plain ]; then continue; fi
        told+=("$scanner")
        "scan_$scanner" "$rich_port" "$work/$scanner.rich" 2>"$work/$scanner.err" || true
        "scan_$scanner" "$alone_port" "$work/$scanner.alone" 2>"$work/$scanner.err" || true
    done
    # What only a name has, and what is only fetched when it is asked for.
    "$upkeep" tls "$name:$rich_port" --resolver "127.0.0.1:$dns_port" --ca-file "$work/roots.pem" --state none \
        --format json >"$work/upkeep.named" 2>"$work/upkeep.err" || true
    "$upkeep" tls "$name:$alone_port" --connect "127.0.0.1:$alone_port" --ca-file "$work/roots.pem" --state none \
        --revocation >"$work/upkeep.alone.text" 2>"$work/upkeep.err" || true
    python3 Benchmarks/tls-facts.py "$work" "${told[@]}"
}

# --- quick looks

# quick_looks COUNT: prints wall seconds, processor seconds and peak kilobytes of one `upkeep tls --quick`.
quick_looks() {
    local began ended
    awk -v count="$1" -v name="$name" -v port="$quick_port" 'BEGIN {
        print "sites:"
        for (site = 1; site <= count; site++)
            printf "  - { name: s%d, url: \"https://s%d.%s:%d/\", connect_to: 127.0.0.1 }\n", site, site, name, port
    }' >"$work/quick.yaml"
    began=$EPOCHREALTIME
    command time -f '%U %S %M' -o "$work/time" taskset -c "$scanner_core" "$upkeep" tls --quick \
        --config "$work/quick.yaml" --ca-file "$work/roots.pem" --state none --format json >"$work/quick.json"
    ended=$EPOCHREALTIME
    # A benchmark of looks that did not look would be a fast one.
    python3 - "$work/quick.json" "$1" <<'PYTHON'
import json, sys
findings = json.load(open(sys.argv[1]))["findings"]
bad = [finding for finding in findings if finding["status"] != "ok"]
subjects = {finding["subject"] for finding in findings}
if len(subjects) != int(sys.argv[2]) or bad:
    sys.exit(f"error: {len(subjects)} endpoints were looked at, with {len(bad)} faults {bad[:1]}")
PYTHON
    awk -v from="$began" -v to="$ended" 'END { print to - from, $1 + $2, $3 }' "$work/time"
}

# What a client in C with nothing to judge takes: prints handshakes per second and processor microseconds of each.
plain_handshakes() {
    command time -f '%e %U %S' -o "$work/time" taskset -c "$scanner_core" openssl s_time -new -time 5 \
        -connect "127.0.0.1:$quick_port" >"$work/s_time.log" 2>&1
    awk -v count="$(sed -n 's/^\([0-9]*\) connections in [0-9]* real seconds.*/\1/p' "$work/s_time.log")" \
        'END { printf "%.0f %.0f\n", count / $1, ($2 + $3) * 1e6 / count }' "$work/time"
}

quick_table() {
    local round before
    quick_looks 1 >"$work/quick.alone"
    for round in $(seq "$rounds"); do
        before=$(accepted)
        quick_looks "$looks" >>"$work/quick.rounds"
        echo "$(($(accepted) - before - 1))" >>"$work/quick.connections"
        taskset -c "$scanner_core" "$bench" quick --server "127.0.0.1:$quick_port" --count "$looks" \
            --ca-file "$work/roots.pem" | python3 -c '
import json, sys
row = json.load(sys.stdin)
print(row["perSecond"], row["processorMicroseconds"], row["peakKilobytes"])' >>"$work/bench.rounds"
        plain_handshakes >>"$work/plain.rounds"
        echo "round $round: $(tail -qn 1 "$work/quick.rounds" "$work/bench.rounds" "$work/plain.rounds" | paste -sd ';')" >&2
    done
    awk -v count="$looks" -v alone="$(cut -d' ' -f2 "$work/quick.alone")" \
        '{ printf "%.0f %.0f %.1f\n", count / $1, ($2 - alone) * 1e6 / (count - 1), $3 / 1024 }' "$work/quick.rounds" \
        >"$work/quick.rates"
    awk '{ print $1, $2, $3 / 1024 }' "$work/bench.rounds" >"$work/bench.rates"
    echo '| on one core, nginx on the other | per second | processor time each | peak memory | connections each | rounds |'
    echo '| --- | ---: | ---: | ---: | ---: | --- |'
    printf "| \`upkeep tls --quick\` of %s sites of a config, report in JSON | %s | %s µs | %.1f MB | %s | %s |\n" "$looks" \
        "$(median "$work/quick.rates" 1)" "$(median "$work/quick.rates" 2)" "$(median "$work/quick.rates" 3)" \
        "$(awk -v count="$looks" '{ sum += $1 } END { print sum / NR / count }' "$work/quick.connections")" \
        "$(column "$work/quick.rates" 1)"
    printf '| the same looks and judgements alone | %s | %s µs | %.1f MB | 1 | %s |\n' \
        "$(median "$work/bench.rates" 1)" "$(median "$work/bench.rates" 2)" "$(median "$work/bench.rates" 3)" \
        "$(column "$work/bench.rates" 1)"
    printf "| \`openssl s_time\`, which judges nothing | %s | %s µs | | 1 | %s |\n" \
        "$(median "$work/plain.rounds" 1)" "$(median "$work/plain.rounds" 2)" "$(column "$work/plain.rounds" 1)"
}

chains_table() {
    echo '| judging a chain of two certificates | the very first | another of the same authority | the same again |'
    echo '| --- | ---: | ---: | ---: |'
    taskset -c "$scanner_core" "$bench" judge --ca-file "$work/all-roots.pem" "$work/ec.pem" "$work/rsa.pem" \
        "$work/mixed.pem" | python3 -c '
import json, os, sys
words = {
    "ec": "P-256 by P-256 by a root with P-256",
    "rsa": "RSA 2048 by RSA 2048 by a root with RSA 4096",
    "mixed": "P-256 by P-384 by a root with RSA 4096",
}
for line in sys.stdin:
    row = json.loads(line)
    name = os.path.basename(row["chain"]).removesuffix(".pem")
    times = row["firstMicroseconds"], row["nextMicroseconds"], row["againMicroseconds"]
    print("| {} | {:.0f} µs | {:.0f} µs | {:.1f} µs |".format(words[name], *times))'
}

# --- all of it

swift build -c release --static-swift-stdlib --product upkeep
swift build -c release --static-swift-stdlib --product tls-bench
status_port=$(free_port) one_port=$(free_port) two_port=$(free_port) own_port=$(free_port) rich_port=$(free_port)
alone_port=$(free_port) quick_port=$(free_port) openssl_port=$(free_port) counter_port=$(free_port) dns_port=$(free_port)
make_certificates
start_hosts
start_openssl
start_counter
start_nsd
scanners=(upkeep plain sslscan)
versions=''
if install_sslyze; then
    scanners+=(sslyze)
    versions="sslyze $("$work/python/bin/pip" show sslyze 2>/dev/null | sed -n 's/^Version: //p'); "
else
    echo 'note: sslyze cannot be installed here, so it is left out' >&2
fi
compare_scanners
{
    echo "$(machine sslscan nginx openssl) ${versions}$rounds rounds, alternating; the median counts."
    echo
    scanners_table
    echo
    facts_table
    echo
    quick_table
    echo
    chains_table
} >"$work/tables"
cat "$work/tables"
write_report tls "$work/tables"
