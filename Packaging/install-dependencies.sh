#!/usr/bin/env bash
# Installs the Debian packages named in the given lists, where any is missing. Says nothing when none is.
#
# A package's services are neither started now nor enabled for the next boot: the tests start their own.
set -euo pipefail

wanted() {
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@" | sort -u
}

missing() {
    local package
    for package in $(wanted "$@"); do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

units() {
    find /lib/systemd/system /usr/lib/systemd/system -maxdepth 1 \
        \( -name '*.service' -o -name '*.socket' -o -name '*.timer' -o -name '*.path' \) \
        -printf '%f\n' 2>/dev/null | sort -u
}

if ! command -v dpkg-query >/dev/null; then
    echo "note: this is not a Debian system, so nothing is installed; upkeep needs what these packages hold:" >&2
    wanted "$@" | sed 's/^/    /' >&2
    exit 0
fi

mapfile -t packages < <(missing "$@")
[ "${#packages[@]}" -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        exec sudo -n -- "$0" "$@"
    fi
    echo "error: these packages are missing, and installing them needs root" >&2
    echo "hint: run \`sudo apt-get install --no-install-recommends ${packages[*]}\`" >&2
    exit 1
fi

log=$(mktemp)
policy=/usr/sbin/policy-rc.d
kept=
before=$(units)

restore() {
    rm -f "$policy" "$log"
    if [ -n "$kept" ]; then mv "$kept" "$policy"; fi
}
trap restore EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# 101 means "not allowed" to whatever asks before it starts a service (invoke-rc.d(8)).
if [ -e "$policy" ]; then
    kept=$(mktemp /usr/sbin/policy-rc.d.upkeep-XXXXXX)
    mv "$policy" "$kept"
fi
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

echo "installing: ${packages[*]}" >&2
export DEBIAN_FRONTEND=noninteractive RUNLEVEL=1
run_apt() {
    apt-get -q -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 "$@" </dev/null >>"$log" 2>&1
}
# Old lists may still do, so only the installation decides.
run_apt update || true
if ! run_apt install --no-install-recommends -o Dpkg::Options::=--force-confold "${packages[@]}"; then
    tail -n 30 "$log" >&2
    echo "error: apt-get could not install ${packages[*]}" >&2
    exit 1
fi

if command -v systemctl >/dev/null; then
    mapfile -t added < <(comm -13 <(echo "$before") <(units) | grep -v '@\.' || true)
    if [ "${#added[@]}" -gt 0 ]; then systemctl --quiet disable "${added[@]}" 2>/dev/null || true; fi
fi
