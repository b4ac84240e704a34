"""Prints vectors.txt: the RFCs' own examples, as `TITLE;OWNER;DNSKEY;TYPE;DATA;RRSIG` with the RDATA in hexadecimal,
and `TITLE;OWNER;DNSKEY;DS` for digests. Each one is checked with dnspython first."""
import base64

import dns.dnssec
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset
from cryptography.hazmat.primitives.asymmetric import ed448, ed25519


def rdata(kind, text):
    return dns.rdata.from_text(dns.rdataclass.IN, dns.rdatatype.from_text(kind), text)


def hexed(value):
    return value.to_wire().hex()


def signature(title, zone, key, owner, kind, data, rrsig, must_verify=True):
    key, rrsig, data = rdata("DNSKEY", key), rdata("RRSIG", rrsig), rdata(kind, data)
    if must_verify:
        rrset = dns.rrset.from_rdata(owner, rrsig.original_ttl, data)
        dns.dnssec.validate_rrsig(
            rrset, rrsig, {dns.name.from_text(zone): dns.rrset.from_rdata(zone, 3600, key)}, now=rrsig.inception + 1,
            policy=dns.dnssec.allow_all_policy)
    print(";".join([title, owner, hexed(key), kind, hexed(data), hexed(rrsig)]))


def digest(title, owner, key, ds):
    key, ds = rdata("DNSKEY", key), rdata("DS", ds)
    assert dns.dnssec.make_ds(owner, key, ds.digest_type, policy=dns.dnssec.allow_all_policy) == ds, title
    print(";".join([title, owner, hexed(key), hexed(ds)]))


signature(
    "RFC 5702 6.1 RSASHA256, 512 bits", "example.net.",
    "256 3 8 AwEAAcFcGsaxxdgiuuGmCkVImy4h99CqT7jwY3pexPGcnUFtR2Fh36BponcwtkZ4cAgtvd4Qs8PkxUdp6p/DlUmObdk=",
    "www.example.net.", "A", "192.0.2.91",
    "A 8 3 3600 20300101000000 20000101000000 9033 example.net. "
    "kRCOH6u7l0QGy9qpC9l1sLncJcOKFLJ7GhiUOibu4teYp5VE9RncriShZNz85mwlMgNEacFYK/lPtPiVYP4bwg==")
signature(
    "RFC 5702 6.2 RSASHA512, 1024 bits", "example.net.",
    "256 3 10 AwEAAdHoNTOW+et86KuJOWRDp1pndvwb6Y83nSVXXyLA3DLroROUkN6X0O6pnWnjJQujX/AyhqFDxj13tOnD9u/1kTg7cV6rklMrZDt"
    "JCQ5PCl/D7QNPsgVsMu1J2Q8gpMpztNFLpPBz1bWXjDtaR7ZQBlZ3PFY12ZTSncorffcGmhOL",
    "www.example.net.", "A", "192.0.2.91",
    "A 10 3 3600 20300101000000 20000101000000 3740 example.net. "
    "tsb4wnjRUDnB1BUi+t6TMTXThjVnG+eCkWqjvvjhzQL1d0YRoOe0CbxrVDYd0xDtsuJRaeUw1ep94PzEWzr0iGYgZBWm/zpq+9fOuagYJRfDqfReK"
    "BzMweOLDiNa8iP5g9vMhpuv6OPlvpXwm9Sa9ZXIbNl1MBGk0fthPgxdDLw=")
P256 = "257 3 13 GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA=="
signature(
    "RFC 6605 6.1 ECDSAP256SHA256", "example.net.", P256, "www.example.net.", "A", "192.0.2.1",
    "A 13 3 3600 20100909100439 20100812100439 55648 example.net. "
    "qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==")
P384 = ("257 3 14 xKYaNhWdGOfJ+nPrL8/arkwf2EY3MDJ+SErKivBVSum1w/egsXvSADtNJhyem5RCOpgQ6K8X1DRSEkrbYQ+OB+v8/uX45NBwY8rp65F6G"
        "lur8I/mlVNgF6W/qTI37m40")
signature(
    "RFC 6605 6.2 ECDSAP384SHA384", "example.net.", P384, "www.example.net.", "A", "192.0.2.1",
    "A 14 3 3600 20100909102025 20100812102025 10771 example.net. "
    "/L5hDKIvGDyI1fcARX3z65qrmPsVz73QD1Mr5CEqOiLP95hxQouuroGCeZOvzFaxsT8Glr74hbavRKayJNuydCuzWTSSPdz7wnqXL5bdcJzusdnI0"
    "RSMROxxwGipWcJm")
# RFC 8080 §6 as corrected by erratum 4935: its example signatures were made over another record. EdDSA is
# deterministic, so its example private keys give the right ones.
EDDSA = [
    (15, "ODIyNjAzODQ2MjgwODAxMjI2NDUxOTAyMDQxNDIyNjI=", "l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4="),
    (15, "DSSF3o0s0f+ElWzj9E/Osxw8hLpk55chkmx0LYN5WiY=", "zPnZ/QwEe7S8C5SPz2OfS5RR40ATk2/rYnE9xHIEijs="),
    (16, "xZ+5Cgm463xugtkY5B0Jx6erFTXp13rYegst0qRtNsOYnaVpMx0Z/c5EiA9x8wWbDDct/U3FhYWA",
     "3kgROaDjrh0H2iuixWBrc8g2EpBBLCdGzHmn+G2MpTPhpj/OiBVHHSfPodx1FYYUcJKm1MDpJtIA"),
]
for number, private, public in EDDSA:
    kind = ed25519.Ed25519PrivateKey if number == 15 else ed448.Ed448PrivateKey
    secret = kind.from_private_bytes(base64.b64decode(private))
    key = rdata("DNSKEY", f"257 3 {number} {public}")
    rrset = dns.rrset.from_text("example.com.", 3600, "IN", "MX", "10 mail.example.com.")
    made = dns.dnssec.sign(
        rrset, secret, dns.name.from_text("example.com."), key, inception=1438207200, expiration=1440021600)
    signature(
        f"RFC 8080 6 algorithm {number} key {dns.dnssec.key_id(key)}", "example.com.", key.to_text(), "example.com.",
        "MX", "10 mail.example.com.", made.to_text())

SHA1 = ("256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X"
        "7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==")
digest("RFC 4034 5.4", "dskey.example.com.", SHA1, "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118")
digest("RFC 4509 2.3", "dskey.example.com.", SHA1,
       "60485 5 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A")
digest("RFC 6605 6.1", "example.net.", P256,
       "55648 13 2 b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17")
digest("RFC 6605 6.2", "example.net.", P384,
       "10771 14 4 72d7b62976ce06438e9c0bf319013cf801f09ecc84b8d7e9495f27e305c6a9b0563a9b5f4d288405c3008a946df983d6")
digest("RFC 8080 6.1", "example.com.", "257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=",
       "3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b")
