#!/bin/bash
# Signs zones of many kinds, whole and broken, into the folder it is run in: NAME.signed each, `unsigned.test..zone`, the
# root's key as `anchor.key`, and as `anchor.conf` the way BIND's tools read it, and an nsd.conf that serves them all on 127.0.0.1. Needs dnssec-keygen, dnssec-signzone,
# dnssec-dsfromkey (Debian: bind9-utils) and ldns-signzone (ldnsutils).
#
#   sign-zones.sh BEGIN END PORT     when the signatures that should hold do, as YYYYMMDDHHMMSS in UTC
set -euo pipefail
begin=$1 end=$2 port=$3 work=$PWD
GOOD="-s $begin -e $end"

body() { # $1 zone: what every zone holds
    cat <<ZONE
\$ORIGIN $1
\$TTL 3600
@ SOA ns1 Hostmaster.$1 1 7200 3600 1209600 300
@ NS ns1
@ NS NS2.Elsewhere.Example.
@ MX 10 Mail
ns1 A 192.0.2.1
mail A 192.0.2.2
www A 192.0.2.10
www A 192.0.2.11
www AAAA 2001:db8::10
big TXT "one" "two" "three"
alias CNAME WWW
away CNAME www.elsewhere.example.
*.wild TXT "from the wildcard"
*.wildalias CNAME www
deep.under.ent A 192.0.2.12
old DNAME new
x.new A 192.0.2.13
_sip._tcp SRV 1 2 5060 SIP
sip NAPTR 100 10 "U" "E2U+sip" "!^.*\$!sip:a@b!" Sip2
plain NS ns.plain
ns.plain A 192.0.2.20
ZONE
}
# keys ALGORITHM ZONE [KSK bits] [ZSK bits]
keys() {
    dnssec-keygen -q -K . -a "$1" -f KSK ${3:+-b $3} "$2" > "$2.ksk"
    dnssec-keygen -q -K . -a "$1" ${4:+-b $4} "$2" > "$2.zsk"
}
# sign ZONE [options…]: unsigned zone on standard input, zone.signed out
sign() {
    local zone=$1
    shift
    cat > "$zone.zone"
    dnssec-signzone -q -x -S -K . -o "$zone" -f "$zone.signed" ${*:-$GOOD} "$zone.zone" >/dev/null 2>"$zone.log" ||
        { cat "$zone.log" >&2; exit 1; }
}
# ds ZONE [DIGEST]
ds() {
    local file
    for file in $(grep -l "DNSKEY 257" K$1+*.key); do dnssec-dsfromkey -a "${2:-SHA-256}" "$file" 2>/dev/null; done
}

: > delegations
delegate() { # $1 zone $2 DS text
    printf '%s NS ns1.%s\nns1.%s A 192.0.2.1\n' "$1" "$1" "$1" >> delegations
    [ -z "${2:-}" ] || printf '%s\n' "$2" >> delegations
}

# One zone per algorithm; RSA ones with the small ZSK that is common in the wild.
simple() { body "$1" | sign "$1" $GOOD ${2:-}; delegate "$1" "$(ds "$1")"; }
keys RSASHA1 alg5.test. 2048 1024; simple alg5.test.
keys NSEC3RSASHA1 alg7.test. 2048 1024; simple alg7.test.
keys RSASHA256 alg8.test. 2048 1024; simple alg8.test.
keys RSASHA512 alg10.test. 2048 1280; simple alg10.test.
keys ECDSAP256SHA256 alg13.test.; simple alg13.test.
keys ECDSAP384SHA384 alg14.test.; simple alg14.test.
keys ED25519 alg15.test.; simple alg15.test.
keys ED448 alg16.test.; simple alg16.test.

# The same hashed; RSASHA1 has had no NSEC3 of its own.
keys RSASHA256 alg8n3.test. 2048 1024; simple alg8n3.test. "-3 -"
keys RSASHA512 alg10n3.test. 2048 1280; simple alg10n3.test. "-3 -"
keys ECDSAP256SHA256 alg13n3.test.; simple alg13n3.test. "-3 -"
keys ECDSAP384SHA384 alg14n3.test.; simple alg14n3.test. "-3 -"
keys ED25519 alg15n3.test.; simple alg15n3.test. "-3 -"
keys ED448 alg16n3.test.; simple alg16n3.test. "-3 -"

# NSEC3: as RFC 9276 wants it, with opt-out, and with too many iterations.
keys ECDSAP256SHA256 n3.test.; simple n3.test. "-3 -"
keys ECDSAP256SHA256 n3salt.test.; simple n3salt.test. "-3 abcdef -H 10"
keys ECDSAP256SHA256 n3opt.test.; simple n3opt.test. "-3 - -A"
keys ECDSAP256SHA256 n3many.test.; simple n3many.test. "-3 abcdef -H 100"

# Signatures that are over, and that are not yet.
keys ECDSAP256SHA256 expired.test.
body expired.test. | sign expired.test. -P -s 20200101000000 -e 20200201000000
delegate expired.test. "$(ds expired.test.)"
keys ECDSAP256SHA256 future.test.
body future.test. | sign future.test. -P -s 20350101000000 -e 20360101000000
delegate future.test. "$(ds future.test.)"

# Delegations: a digest of another key, another key's tag, kinds of digest, no DS, a DS over an unsigned zone.
keys ECDSAP256SHA256 mismatch.test.; body mismatch.test. | sign mismatch.test.
delegate mismatch.test. "$(ds mismatch.test. | sed 's/[0-9A-F]\{8\}$/00000000/')"
keys ECDSAP256SHA256 wrongkey.test.; body wrongkey.test. | sign wrongkey.test.
delegate wrongkey.test. "$(ds alg13.test. | sed 's/^alg13/wrongkey/')"
keys ECDSAP256SHA256 sha1.test.; body sha1.test. | sign sha1.test.
delegate sha1.test. "$(ds sha1.test. SHA-1)"
keys ECDSAP256SHA256 sha384.test.; body sha384.test. | sign sha384.test.
delegate sha384.test. "$(ds sha384.test. SHA-384)"
keys ECDSAP256SHA256 newdigest.test.; body newdigest.test. | sign newdigest.test.
delegate newdigest.test. "$(ds newdigest.test. | sed 's/ 13 2 / 13 6 /')"
body unsigned.test. > unsigned.test..zone
delegate unsigned.test. ""

# A zone signed twice, by two algorithms.
keys RSASHA256 two.test. 2048 2048
keys ECDSAP256SHA256 two.test.; simple two.test.

# Twenty-five hundred iterations are more than dnssec-signzone will make.
keys ECDSAP256SHA256 n3trap.test.
body n3trap.test. > n3trap.test..zone
ldns-signzone -n -t 2500 -s abcd -i "$begin" -e "$end" -f n3trap.test..signed -o n3trap.test. \
    n3trap.test..zone "$(cat n3trap.test..ksk)" "$(cat n3trap.test..zsk)"
delegate n3trap.test. "$(ds n3trap.test.)"

# Broken after they were signed: data that was changed, signatures that are gone, denials that are gone, and a zone that
# no longer signs. dnssec-signzone wraps no line here, so that each record is one.
broken() { # $1 zone $2 awk program over the signed zone, $3 further options
    keys ECDSAP256SHA256 "$1"
    body "$1" | sign "$1" $GOOD -O full ${3:-}
    awk "$2" "$1.signed" > "$1.broken"
    mv "$1.broken" "$1.signed"
    delegate "$1" "$(ds "$1")"
}
broken forged.test. '{ if ($1 ~ /^www/ && $4 == "A") sub(/192.0.2.10/, "192.0.2.66"); print }'
broken nosig.test. '!($1 ~ /^www/ && $4 == "RRSIG" && $5 == "A")'
broken nonsec.test. '!($4 == "NSEC" || $4 == "RRSIG" && $5 == "NSEC")'
broken nonsec3.test. '!($4 ~ /^NSEC3/ || $4 == "RRSIG" && $5 ~ /^NSEC3/)' "-3 -"
broken nokeys.test. '!($4 == "RRSIG" || $4 == "DNSKEY" || $4 ~ /^NSEC/)'
broken badkeys.test. '{ if ($4 == "RRSIG" && $5 == "DNSKEY") $NF = "AAAA" substr($NF, 5); print }'
broken baddenial.test. '{ if ($4 == "RRSIG" && $5 == "NSEC") $NF = "AAAA" substr($NF, 5); print }'

keys ECDSAP256SHA256 test.
{ printf '$ORIGIN test.\n$TTL 3600\n@ SOA ns1 hostmaster 1 7200 3600 1209600 300\n@ NS ns1\nns1 A 192.0.2.1\n'
  cat delegations; } | sign test.
keys RSASHA256 . 2048 2048
{ printf '$ORIGIN .\n$TTL 3600\n@ SOA ns1 hostmaster 1 7200 3600 1209600 300\n@ NS ns1\nns1 A 192.0.2.1\n'
  printf 'test. NS ns1.test.\nns1.test. A 192.0.2.1\n'; ds test.; } | sign .
grep -h '^\. IN DNSKEY 257 ' K.+*.key > anchor.key
awk '{ key = ""; for (i = 7; i <= NF; i++) key = key $i
       print "trust-anchors { . static-key " $4, $5, $6, "\"" key "\"; };" }' anchor.key > anchor.conf

{ printf 'server:\n  ip-address: 127.0.0.1@%s\n  zonesdir: "%s"\n  username: ""\n  chroot: ""\n' "$port" "$work"
  printf '  database: ""\n  pidfile: ""\n  zonelistfile: "%s/list"\n  xfrdfile: ""\n' "$work"
  printf '  xfrdir: "%s"\n  server-count: 1\n  rrl-ratelimit: 0\n  rrl-whitelist-ratelimit: 0\n  verbosity: 1\n' "$work"
  printf 'remote-control:\n  control-enable: no\n'
  for file in *.signed ..signed; do
      zone=${file%.signed}
      printf 'zone:\n  name: "%s"\n  zonefile: "%s"\n' "${zone:-.}" "$file"
  done
  printf 'zone:\n  name: "unsigned.test."\n  zonefile: "unsigned.test..zone"\n'; } > nsd.conf
