package import UpkeepCore

/// What can be asked about the certificates themselves, wherever they were found.
package enum CertificateChecks {
    package static let all: [Check] = [
        order, extra, key, signature, purpose, lifetime, revoked, staple, timestamps, issuers, renewal,
    ]

    package static let order = Check(
        "tls.chain.order", title: "order of the chain",
        why: "each certificate should be followed by its issuer's; older clients and devices take the order as it is "
            + "and find no path",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "put the chain in order: the site's own certificate, its issuer's, that one's issuer's; the root is "
            + "not needed")

    package static let extra = Check(
        "tls.chain.extra", title: "needless certificates in the chain",
        why: "certificates that belong to no path cost every handshake time, and are mostly what a renewal left behind",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "take the named certificates out of the chain file")

    package static let key = Check(
        "tls.key.strength", title: "strength of the keys",
        why: "short keys can be computed from the certificate alone, and clients of today refuse them",
        dependsOn: ["tls.handshake"],
        remedy: "make a new key, ECDSA P-256 or RSA 2048, and have a certificate issued for it: "
            + "`openssl ecparam -name prime256v1 -genkey -noout -out key.pem`")

    package static let signature = Check(
        "tls.signature", title: "signatures on the certificates",
        why: "signatures over MD5 and SHA-1 can be forged, so no client of today believes a certificate that bears one",
        dependsOn: ["tls.handshake"],
        remedy: "have the certificate issued anew; every authority signs with SHA-256 today")

    package static let purpose = Check(
        "tls.eku", title: "purposes of the certificate",
        why: "a certificate says what it may be used for; one that is not for servers is refused by browsers and curl",
        dependsOn: ["tls.handshake"],
        remedy: "have a certificate issued for server authentication (`extendedKeyUsage = serverAuth`, "
            + "`keyUsage = digitalSignature`)")

    package static let lifetime = Check(
        "tls.lifetime", title: "lifetime within the rules",
        why: "browsers refuse certificates of public authorities that run for longer than was allowed on the day they "
            + "were issued: 398 days since 2020, 200 since March 2026, 100 from March 2027, 47 from March 2029",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "have the certificate issued anew for a shorter time, and let a program renew it")

    package static let revoked = Check(
        "tls.revoked", title: "not revoked",
        why: "a revoked certificate is refused by more and more clients, and somebody had a reason to revoke it",
        dependsOn: ["tls.handshake"],
        remedy: "find out why it was revoked, make a new key if that may have leaked, and serve a new certificate")

    package static let staple = Check(
        "tls.staple", title: "stapled OCSP answer",
        why: "a certificate with must-staple is refused without a fresh staple, and large authorities have switched "
            + "their responders off; without must-staple its absence is normal today",
        dependsOn: ["tls.handshake"],
        remedy: "have the certificate issued anew without must-staple (certbot: no `--must-staple`); most authorities "
            + "no longer serve what a staple is made of")

    package static let timestamps = Check(
        "tls.sct", title: "logged in public",
        why: "a public authority's certificate without enough signed timestamps (SCTs) of public logs is refused by "
            + "Chrome and Safari",
        dependsOn: ["tls.handshake"],
        remedy: "have the certificate issued anew by an authority that logs it; every public one does by default")

    package static let issuers = Check(
        "tls.caa", title: "its authority may issue again",
        why: "records in DNS (CAA) say who may issue for the name; when they do not name the authority in use, the "
            + "next renewal fails",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "add a CAA record for the authority in use: `CAA 0 issue \"AUTHORITY\"`")

    package static let renewal = Check(
        "tls.renewal-late", title: "renewal on time",
        why: "certificates are replaced with about the same time left every time; when that moment has passed, "
            + "something in the renewal is broken, long before any threshold of days says so",
        severity: .warning, dependsOn: ["tls.handshake", "tls.expiry"],
        remedy: "look at the renewal now, while there is time: `certbot renew --dry-run` or your own tool's log")
}
