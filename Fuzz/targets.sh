# What can be fuzzed: a table of target, its modules (each after those it imports), the C libraries they call, and the
# other packages' targets they call, which SwiftPM builds.
# Read by build.sh and run.sh.
# The target's entry point is Fuzz/<Target>Fuzz.swift, its seeds are in Fuzz/corpus/<Target>.
# shellcheck shell=bash

targets_table() {
    local crypto='Crypto CryptoExtras CryptoBoringWrapper SwiftASN1'
    crypto+=' CCryptoBoringSSL CCryptoBoringSSLShims CXKCP CXKCPShims'
    cat <<TABLE
DNSWire           | UpkeepCore DNSWire                           |
DNSName           | UpkeepCore DNSWire                           |
ZoneFile          | UpkeepCore DNSWire                           |
HTTPWire          | UpkeepCore HTTPWire                          | z idn2
CertificateReader | UpkeepCore CertificateReader                 |
RevocationList    | UpkeepCore CertificateReader                 |
KeyFile           | UpkeepCore CertificateReader                 |
ServerConfiguration | ServerConfiguration                       |
CronExpression    | UpkeepCore DNSWire HTTPWire CertificateReader TLSWire Checks Calendars | z idn2 pcre2-8
TLSRecords        | UpkeepCore TLSWire                           |
TLSHello          | UpkeepCore TLSWire                           |
HTMLScan          | UpkeepCore DNSWire HTTPWire CertificateReader TLSWire Checks | z idn2 pcre2-8
DNSSEC            | UpkeepCore DNSWire DNSSEC                    | stdc++ m | $crypto
TABLE
}

column() {
    targets_table | awk -F'|' -v target="$1" -v column="$2" '{ gsub(/^ +| +$/, "", $1) } $1 == target { print $column }'
}

all_targets() {
    targets_table | awk '{ print $1 }'
}

target_modules() { column "$1" 2; }
target_libraries() { column "$1" 3; }
target_packages() { column "$1" 4; }

module_folder() {
    if [ -d "Sources/Formats/$1" ]; then echo "Sources/Formats/$1"; else echo "Sources/$1"; fi
}

require_target() {
    if ! all_targets | grep -qx -- "$1" || [ ! -f "Fuzz/${1}Fuzz.swift" ]; then
        echo "error: there is no fuzz target \`$1\`" >&2
        echo "hint: the targets are $(all_targets | paste -sd ' ')" >&2
        exit 64
    fi
}
