#!/usr/bin/env bash
# Installs the Python packages of a list into a folder of their own, where they are in nobody's way. Says nothing when
# they are there.
#   Packaging/install-python.sh LIST FOLDER
set -euo pipefail

# Debian's, with which the tests run; the first one of PATH may be another.
python=/usr/bin/python3
list=$1
folder=$2

if cmp -s "$list" "$folder/installed.txt"; then exit 0; fi
if ! "$python" -m pip --version >/dev/null 2>&1; then
    echo "error: \`$python\` has no pip, which the packages in $list are installed with" >&2
    echo "hint: run \`sudo apt-get install python3-pip\`, or your system's equivalent" >&2
    exit 1
fi

echo "installing: $(sed -n 's/^\([a-z][^ ]*\) .*/\1/p' "$list" | paste -sd ' ')" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
rm -rf "$folder"
if ! "$python" -m pip install --no-input --disable-pip-version-check --no-deps --only-binary :all: --require-hashes \
    --target "$folder" --requirement "$list" >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    echo "error: pip could not install what $list names" >&2
    exit 1
fi
cp "$list" "$folder/installed.txt"
