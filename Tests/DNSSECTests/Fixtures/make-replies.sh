#!/bin/bash
# Makes replies.txt anew: has sign-zones.sh sign zones of many kinds and keeps what a real server says about them. Needs
# what that needs, and nsd, and Python 3 with dnspython. Keys are new each time; the tests know no key by its tag.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
port=5399
bash "$here/sign-zones.sh" 20260101000000 20270101000000 "$port"
nsd -d -c nsd.conf >nsd.log 2>&1 &
server=$!
trap 'kill $server; wait $server || true; rm -rf "$work"' EXIT
python3 "$here/ask.py" 127.0.0.1 "$port" *.signed unsigned.test..zone > "$here/replies.txt"
