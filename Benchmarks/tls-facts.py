"""Prints a table of the facts that TLS scanners report, each established from their own output.

Usage: tls-facts.py FOLDER SCANNER…

FOLDER holds, for each scanner, what it said of a server that has everything (SCANNER.rich) and of one that leaves out
its intermediate (SCANNER.alone). A fact counts when it is there: what a scanner may know and does not say is no fact.
"""

import json
import os
import re
import sys

folder = sys.argv[1]


def read(name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return ""
    with open(path, errors="replace") as file:
        return file.read()


class Upkeep:
    def __init__(self):
        self.findings = {}
        # The same server asked for by name, last: it knows all that the other does, and what DNS says.
        for name in ("upkeep.rich", "upkeep.named"):
            text = read(name)
            for finding in json.loads(text)["findings"] if text else []:
                self.findings[finding["check"]] = finding
        self.alone = read("upkeep.alone") + read("upkeep.alone.text")

    def evidence(self, check, key):
        return self.findings.get(check, {}).get("evidence", {}).get(key) not in (None, [], {})

    def says(self, check):
        """It was looked at, whatever came of it."""
        return self.findings.get(check, {}).get("status", "unknown") != "unknown"

    def says_text(self, check, pattern):
        finding = self.findings.get(check, {})
        return bool(re.search(pattern, json.dumps(finding)))


class SSLScan:
    def __init__(self):
        self.xml = read("sslscan.rich.xml")
        self.text = read("sslscan.rich")
        self.alone = read("sslscan.alone") + read("sslscan.alone.xml")

    def has(self, pattern):
        return bool(re.search(pattern, self.xml, re.S))

    def prints(self, pattern):
        return bool(re.search(pattern, self.text, re.S))


class SSLyze:
    def __init__(self):
        text = read("sslyze.rich")
        self.alone = read("sslyze.alone")
        self.all = text
        self.server = json.loads(text)["server_scan_results"][0] if text else {}
        self.results = self.server.get("scan_result") or {}

    def result(self, name):
        part = self.results.get(name) or {}
        return part.get("result") if part.get("status") == "COMPLETED" else None

    def key(self, name, key):
        """Whether the command came to an end and its result says something under that key, none included."""
        return key in (self.result(name) or {})

    def deployment(self, key):
        deployments = (self.result("certificate_info") or {}).get("certificate_deployments") or [{}]
        return deployments[0].get(key)


def pem_of_missing(text):
    """Whether the certificate that the server leaves out is there, as a person could append it."""
    body = "".join(line for line in read("ec-issuer.crt").splitlines() if "-----" not in line)
    return bool(body) and body in re.sub(r"\\n|\s", "", text)


upkeep, sslscan, sslyze = Upkeep(), SSLScan(), SSLyze()
old = ("ssl_2_0", "ssl_3_0", "tls_1_0", "tls_1_1", "tls_1_2", "tls_1_3")
deployments = (sslyze.result("certificate_info") or {}).get("certificate_deployments") or []

FACTS = [
    (
        "protocols, SSL 2.0 to TLS 1.3",
        upkeep.evidence("tls.protocol.old", "offered") and upkeep.says("tls.drown"),
        len(re.findall(r"<protocol ", sslscan.xml)) >= 6,
        all(sslyze.key(f"{version}_cipher_suites", "is_tls_version_supported") for version in old),
    ),
    (
        "cipher suites of each",
        upkeep.evidence("tls.cipher.weak", "suites"),
        sslscan.has(r"<cipher status="),
        sslyze.key("tls_1_2_cipher_suites", "accepted_cipher_suites"),
    ),
    (
        "whether the server's order of suites decides, or the client's",
        upkeep.evidence("tls.cipher.weak", "orderBy"),
        sslscan.has(r"order|server-preference"),
        "order" in json.dumps(list(sslyze.result("tls_1_2_cipher_suites") or {})),
    ),
    (
        "groups for key exchange",
        upkeep.evidence("tls.post-quantum", "groups"),
        sslscan.has(r"<group "),
        sslyze.key("elliptic_curves", "supported_curves"),
    ),
    (
        "finite-field groups of TLS 1.3",
        upkeep.says_text("tls.post-quantum", "ffdhe"),
        sslscan.has(r'<group [^>]*name="ffdhe'),
        "ffdhe" in json.dumps(sslyze.result("elliptic_curves") or {}).lower(),
    ),
    (
        "post-quantum key exchange, present or not",
        upkeep.says("tls.post-quantum"),
        sslscan.has(r"(?i)mlkem|kyber"),
        bool(re.search(r"(?i)mlkem|kyber", sslyze.all)),
    ),
    (
        "signature algorithms of handshakes",
        upkeep.evidence("tls.handshake", "signatureSchemes"),
        sslscan.has(r"<connection-signature-algorithm "),
        bool(re.search(r"(?i)rsae_sha256|signature_schemes", sslyze.all)),
    ),
    (
        "ALPN: protocols and the favourite",
        upkeep.evidence("tls.alpn", "accepted") and upkeep.evidence("tls.alpn", "preferred"),
        sslscan.has(r"(?i)alpn") or sslscan.prints(r"(?i)alpn"),
        bool(re.search(r"(?i)alpn", json.dumps(sslyze.results))),
    ),
    (
        "what it does with a protocol unknown to ALPN",
        upkeep.evidence("tls.alpn", "unknownProtocol"),
        sslscan.has(r"(?i)alpn"),
        bool(re.search(r"(?i)alpn", json.dumps(sslyze.results))),
    ),
    (
        "compression (CRIME)",
        upkeep.says("tls.compression"),
        sslscan.has(r"<compression ") or sslscan.prints(r"Compression disabled|OpenSSL version does not support comp"),
        sslyze.key("tls_compression", "supports_compression"),
    ),
    (
        "secure renegotiation",
        upkeep.says("tls.renegotiation"),
        sslscan.has(r"<renegotiation "),
        sslyze.key("session_renegotiation", "supports_secure_renegotiation"),
    ),
    (
        "whether clients may renegotiate",
        upkeep.says_text("tls.renegotiation", "byClients"),
        sslscan.prints(r"(?i)client-initiated"),
        sslyze.key("session_renegotiation", "is_vulnerable_to_client_renegotiation_dos"),
    ),
    (
        "downgrades refused (SCSV)",
        upkeep.evidence("tls.protocol.old", "downgradeRefused"),
        sslscan.has(r"<fallback ") or sslscan.prints(r"Server supports TLS Fallback SCSV"),
        sslyze.key("tls_fallback_scsv", "supports_fallback_scsv"),
    ),
    (
        "extended master secret",
        upkeep.evidence("tls.handshake", "extendedMasterSecret"),
        sslscan.has(r"(?i)extended.?master"),
        sslyze.key("tls_extended_master_secret", "supports_ems_extension"),
    ),
    (
        "encrypt-then-MAC",
        upkeep.evidence("tls.handshake", "encryptThenMac"),
        sslscan.has(r"(?i)encrypt.?then"),
        bool(re.search(r"(?i)encrypt.?then", sslyze.all)),
    ),
    (
        "resumption by session id and by ticket",
        upkeep.evidence("tls.resumption", "ways"),
        sslscan.has(r"(?i)resum"),
        bool(sslyze.result("session_resumption")),
    ),
    (
        "resumption with TLS 1.3, the lifetime of tickets",
        upkeep.says_text("tls.resumption", "TLS 1.3 tickets") and upkeep.evidence("tls.resumption", "ticketLifetimeMs"),
        sslscan.has(r"(?i)lifetime"),
        bool(re.search(r"(?i)lifetime", json.dumps(sslyze.result("session_resumption") or {}))),
    ),
    (
        "early data",
        upkeep.evidence("tls.resumption", "maxEarlyData"),
        sslscan.has(r"(?i)early"),
        sslyze.key("tls_1_3_early_data", "supports_early_data"),
    ),
    (
        "that a client certificate is asked for",
        upkeep.evidence("tls.handshake", "clientCertificate"),
        sslscan.prints(r"Acceptable client certificate CA names:\s*\n\s*/?\S*(CN|O)\s*="),
        (sslyze.server.get("connectivity_result") or {}).get("client_auth_requirement") in ("OPTIONAL", "REQUIRED"),
    ),
    (
        "whose client certificates it takes",
        upkeep.says_text("tls.handshake", "authorities.*Upkeep benchmark root"),
        sslscan.prints(r"Acceptable client certificate CA names:.{0,80}Upkeep benchmark root"),
        bool(re.search("Upkeep benchmark root", json.dumps(sslyze.server.get("connectivity_result") or {}))),
    ),
    (
        "the certificate for clients that name no host",
        upkeep.evidence("tls.sni", "default"),
        sslscan.prints(r"(?i)default certificate|without SNI"),
        bool(re.search(r"(?i)without_sni|default_certificate", sslyze.all)),
    ),
    (
        "the size of Diffie-Hellman's group",
        upkeep.says_text("tls.dh", "2048"),
        sslscan.has(r'dhebits="2048"'),
        bool(re.search(r'"type_name": "DH", "size": 2048', json.dumps(sslyze.results))),
    ),
    (
        "that group by its name",
        upkeep.says_text("tls.dh", "(?i)ffdhe2048|RFC 7919"),
        sslscan.has(r"dhe[^>]*(ffdhe2048|RFC 7919)"),
        "ffdhe2048" in json.dumps(sslyze.result("tls_1_2_cipher_suites") or {}).lower(),
    ),
    (
        "dates, key and names of the certificate",
        upkeep.evidence("tls.expiry", "notAfter") and upkeep.evidence("tls.key.strength", "keys"),
        sslscan.has(r"<not-valid-after>.*<altnames>|<altnames>.*<not-valid-after>"),
        bool(sslyze.deployment("received_certificate_chain")),
    ),
    (
        "that it is for the name asked for",
        upkeep.says("tls.name"),
        sslscan.prints(r"(?i)hostname|name mismatch"),
        bool(re.search(r"(?i)matches_hostname", sslyze.all)),
    ),
    (
        "the whole chain as sent, its order",
        upkeep.evidence("tls.chain.order", "presented"),
        sslscan.xml.count("BEGIN CERTIFICATE") >= 2,
        sslyze.deployment("received_chain_has_valid_order") is not None,
    ),
    (
        "the chains for both kinds of key",
        upkeep.evidence("tls.handshake", "otherCertificates"),
        sslscan.has(r'<pk [^>]*type="EC"') and sslscan.has(r'<pk [^>]*type="RSA"'),
        len(deployments) >= 2,
    ),
    (
        "whether the chain leads to a root that is trusted",
        upkeep.says("tls.chain.trust"),
        sslscan.prints(r"Verify Certificate:"),
        bool(sslyze.deployment("path_validation_results")),
    ),
    (
        "every path, and why it holds or does not",
        upkeep.evidence("tls.chain.trust", "paths"),
        sslscan.prints(r"(?i)\bvia\b|\bpath\b"),
        # It has one verdict for each store of roots.
        bool(re.search(r'"(candidate_)?paths"', sslyze.all)),
    ),
    (
        "the missing intermediate, to be appended",
        pem_of_missing(upkeep.alone),
        pem_of_missing(sslscan.alone),
        pem_of_missing(sslyze.alone),
    ),
    (
        "the staple",
        upkeep.says("tls.staple") and not upkeep.says_text("tls.staple", "none, as is usual"),
        sslscan.prints(r"(?i)OCSP Response Status: successful"),
        bool(sslyze.deployment("ocsp_response")),
    ),
    (
        "timestamps of transparency logs, present or not",
        upkeep.says("tls.sct"),
        sslscan.has(r"(?i)SCT|timestamp"),
        sslyze.deployment("leaf_certificate_signed_certificate_timestamps_count") is not None,
    ),
    (
        "whether CAA allows the issuer",
        upkeep.says("tls.caa"),
        sslscan.has(r"(?i)\bCAA\b"),
        bool(re.search(r"\bCAA\b", sslyze.all)),
    ),
    (
        "Heartbleed",
        upkeep.says("tls.heartbleed"),
        sslscan.has(r"<heartbleed "),
        sslyze.key("heartbleed", "is_vulnerable_to_heartbleed"),
    ),
    (
        "CCS injection",
        upkeep.says("tls.ccs"),
        sslscan.has(r"(?i)ccs"),
        sslyze.key("openssl_ccs_injection", "is_vulnerable_to_ccs_injection"),
    ),
    (
        "DROWN, also by a key that another port shares",
        upkeep.says("tls.drown"),
        sslscan.has(r"(?i)drown"),
        bool(re.search(r"(?i)drown", sslyze.all)),
    ),
    (
        "ROBOT",
        upkeep.says("tls.robot"),
        sslscan.has(r"(?i)robot"),
        sslyze.key("robot", "robot_result"),
    ),
]


def main():
    scanners = sys.argv[2:]
    columns = {"upkeep": 1, "sslscan": 2, "sslyze": 3}
    print(f"| fact, on the same port | {' | '.join(scanners)} |")
    print(f"| --- |{' :---: |' * len(scanners)}")
    for fact in FACTS:
        print(f"| {fact[0]} | {' | '.join('yes' if fact[columns[scanner]] else '–' for scanner in scanners)} |")
    counts = [sum(bool(fact[columns[scanner]]) for fact in FACTS) for scanner in scanners]
    print(f"| **of {len(FACTS)}** | {' | '.join(f'**{count}**' for count in counts)} |")


main()
