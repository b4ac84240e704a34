"""Asks a server about every zone given by its file's name and prints `NAME TYPE BASE64` for each reply."""
import base64
import sys
import time

import dns.exception
import dns.flags
import dns.message
import dns.query

# Asked of every zone, under its name.
ALWAYS = [("", "DS"), ("", "DNSKEY"), ("www", "A"), ("www", "TXT"), ("nothing", "A")]
# Asked of the zones whose denials matter.
MORE = [
    ("", "MX"), ("", "SOA"), ("", "NS"), ("www", "AAAA"), ("big", "TXT"), ("alias", "A"), ("away", "A"), ("a.wild", "TXT"),
    ("a.b.wild", "TXT"), ("a.wild", "A"), ("x.wildalias", "A"), ("ent", "A"), ("under.ent", "A"), ("x.old", "A"),
    ("nothing.old", "A"), ("_sip._tcp", "SRV"), ("sip", "NAPTR"), ("plain", "DS"), ("www", "DS"), ("a.b.c.nothing", "A"),
    ("ns1", "MX"), ("x.www", "A"), ("alias", "CNAME"), ("x.plain", "A"),
]
THOROUGH = ["alg8.test.", "alg13.test.", "n3.test.", "n3opt.test.", "n3salt.test."]

address, port, *files = sys.argv[1:]


def ask(name, kind):
    query = dns.message.make_query(name, kind, want_dnssec=True)
    query.flags &= ~dns.flags.RD
    query.id = 0
    for _ in range(50):
        try:
            reply = dns.query.tcp(query, address, timeout=2, port=int(port))
            break
        except (OSError, dns.exception.DNSException):
            time.sleep(0.1)
    print(name, kind, base64.b64encode(reply.to_wire()).decode())


for file in sorted(files) + ["..signed"]:
    zone = file.rsplit(".", 1)[0]
    if zone == ".":
        ask(".", "DNSKEY")
        ask("no-such-tld.", "A")
        continue
    for label, kind in ALWAYS + (MORE if zone in THOROUGH else []):
        ask(f"{label}.{zone}" if label else zone, kind)
