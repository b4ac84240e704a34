# What the scripts that measure have in common; to be sourced in the repository's root.
# shellcheck shell=bash

report=docs/benchmarks.md
work=$(mktemp -d)
started=()

# Ends every process whose id is in `started`.
finish() {
    if [ "${#started[@]}" -gt 0 ]; then kill "${started[@]}" 2>/dev/null || true; fi
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# wait_for PORT LOG
wait_for() {
    local port=$1 log=$2 tries=0
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            echo "error: nothing answers on port $port" >&2
            cat "$log" >&2
            exit 1
        fi
        sleep 0.05
    done
}

fetch() {
    python3 -c '
import sys, urllib.request
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
sys.stdout.write(opener.open(sys.argv[1], timeout=20).read().decode())' "$1"
}

# processor_time PID: what it used so far, in microseconds, from its clock ticks (proc(5)).
processor_time() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/^.*\) /, ""); print ($12 + $13) * 1000000 / hertz }' "/proc/$1/stat"; }

# start_nginx MARKER CORE [SERVERS] [ADDRESSES]: one worker on that core, which serves a page of 2 KB with the marker at
# `http_port` of 127.0.0.1 and of those addresses; no connection that a second look could reuse. SERVERS are more of them,
# as its config has them.
start_nginx() {
    local line address
    http_port=$(free_port)
    mkdir -p "$work/html"
    {
        echo "<!doctype html><title>shop</title><h1>$1</h1>"
        for line in $(seq 40); do echo "<p>line $line of a page as small shops have them</p>"; done
    } >"$work/html/index.html"
    cat >"$work/nginx.conf" <<CONF
daemon off;
master_process off;
pid nginx.pid;
error_log stderr error;
events { worker_connections 8192; }
http {
    access_log off;
    default_type text/html;
    keepalive_timeout 0;
    open_file_cache max=10;
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
    root html;
    server {
        $(for address in 127.0.0.1 ${4:-}; do echo "listen $address:$http_port backlog=4096;"; done)
        location / { try_files /index.html =404; }
    }
    ${3:-}
}
CONF
    taskset -c "$2" nginx -p "$work" -c "$work/nginx.conf" -e stderr 2>"$work/nginx.log" &
    started+=($!)
    wait_for "$http_port" "$work/nginx.log"
}

# A listener at `hole_port` whose queue is full: the kernel drops what else comes, without an answer.
start_black_hole() {
    python3 - >"$work/hole" <<'PYTHON' &
import signal, socket
hole = socket.socket()
hole.bind(("127.0.0.1", 0))
hole.listen(0)
fillers = [socket.socket() for _ in range(4)]
for filler in fillers:
    filler.setblocking(False)
    filler.connect_ex(hole.getsockname())
print(hole.getsockname()[1], flush=True)
signal.pause()
PYTHON
    started+=($!)
    until [ -s "$work/hole" ]; do sleep 0.05; done
    # shellcheck disable=SC2034 # whoever sources this reads it
    hole_port=$(cat "$work/hole")
}

# median FILE COLUMN
median() {
    awk -v column="$2" '{ print $column }' "$1" | sort -n |
        awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

# column FILE COLUMN: all on one line.
column() { awk -v column="$2" '{ print $column }' "$1" | paste -sd ' '; }

# machine PACKAGE…: when and on what, and the versions of these packages.
machine() {
    local package
    printf 'Measured %s on %s, %s cores, Linux %s' "$(date -u +%F)" \
        "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$(uname -r)"
    for package in "$@"; do printf '; %s %s' "$package" "$(dpkg-query -W -f='${Version}' "$package")"; done
    printf '; %s.' "$(swift --version 2>/dev/null | sed -n 's/.*\(Swift version [0-9.]*\).*/\1/p' | head -n 1)"
}

# write_report NAME FILE: puts the file between the report's markers of that name.
write_report() {
    awk -v name="$1" -v tables="$2" '
        $0 == "<!-- " name ":begin -->" { print; print ""; while ((getline line < tables) > 0) print line; print ""; skip = 1; next }
        $0 == "<!-- " name ":end -->" { skip = 0 }
        !skip
    ' "$report" >"$work/report"
    cat "$work/report" >"$report"
}
