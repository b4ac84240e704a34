#!/usr/bin/env python3
"""Writes signing.tsv: the bytes that signatures cover, and key tags, as dnspython works them out.

    pip install dnspython==2.9.2
    ./make-signing.py > signing.tsv

A `signed` line holds the owner, the type, the data of each record (between `|`), the RRSIG's data, and the bytes.
A `tag` line holds a DNSKEY's data and its key tag.
"""
import base64

import dns.dnssec
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset

TIMES = "4294967295 4294960000 12345"
CASES = [
    ("WWW.Shop.Test.", "A", ["192.0.2.9", "192.0.2.10", "192.0.2.1"], "3 300", "Shop.Test."),
    ("a.b.wild.shop.test.", "TXT", ['"Case Stays"'], "3 60", "shop.test."),
    ("*.wild.shop.test.", "TXT", ['"x"', '"X"', '"a" "b"'], "3 60", "shop.test."),
    ("deep.wild.shop.test.", "MX", ["10 Mail.Shop.Test.", "5 b.", "10 a."], "2 3600", "shop.test."),
    ("shop.test.", "NS", ["NS2.Other.Test.", "ns1.shop.test."], "2 86400", "SHOP.test."),
    ("shop.test.", "SOA", ["Ns1.Shop.Test. Host.Shop.Test. 1 2 3 4 5"], "2 86400", "shop.test."),
    ("shop.test.", "NSEC", ["A.Shop.Test. A NS SOA"], "2 60", "shop.test."),
    ("s.shop.test.", "SRV", ["1 2 3 Sip.Shop.Test."], "3 60", "shop.test."),
    ("n.shop.test.", "NAPTR", ['1 2 "U" "E2U" "!X!Y!" Other.Test.'], "3 60", "shop.test."),
    ("d.shop.test.", "DNAME", ["Other.Test."], "3 60", "shop.test."),
    ("k.shop.test.", "KX", ["1 Other.Test."], "3 60", "shop.test."),
    ("p.shop.test.", "PX", ["1 Other.Test. X.Test."], "3 60", "shop.test."),
    ("r.shop.test.", "RP", ["Other.Test. X.Test."], "3 60", "shop.test."),
    ("h.shop.test.", "HTTPS", ["1 Other.Test. alpn=h2"], "3 60", "shop.test."),
    ("c.shop.test.", "CAA", ['0 issue "CA.example"'], "3 60", "shop.test."),
    ("l.shop.test.", "LP", ["1 Other.Test."], "3 60", "shop.test."),
    (".", "NS", ["A.Root-Servers.Test."], "0 60", "."),
]
KEY = "mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ=="
KEYS = [f"257 3 13 {KEY}", f"256 3 13 {KEY}", f"385 3 13 {KEY}", "256 3 8 AwEAAQ==", "256 3 1 AwEAAcDeqqqq",
        "256 3 8 " + base64.b64encode(b"\xff" * 1029).decode()]


def main():
    for owner, kind, texts, labels, signer in CASES:
        name, rdtype = dns.name.from_text(owner), dns.rdatatype.from_text(kind)
        rrset = dns.rrset.from_text(name, 7, dns.rdataclass.IN, rdtype, *texts)
        text = f"{kind} 13 {labels} {TIMES} {signer} AQID"
        rrsig = dns.rdata.from_text(dns.rdataclass.IN, dns.rdatatype.RRSIG, text)
        data = dns.dnssec._make_rrsig_signature_data(rrset, rrsig)
        print("\t".join(["signed", owner, kind, "|".join(texts), text, data.hex().upper()]))
    for text in KEYS:
        key = dns.rdata.from_text(dns.rdataclass.IN, dns.rdatatype.DNSKEY, text)
        print("\t".join(["tag", text, str(dns.dnssec.key_id(key))]))


main()
