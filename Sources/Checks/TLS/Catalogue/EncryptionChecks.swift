package import UpkeepCore

/// What can be asked about how a server encrypts: versions, suites, keys exchanged, and what goes with them.
package enum EncryptionChecks {
    package static let all: [Check] = [
        oldProtocols, weakCiphers, forwardSecrecy, diffieHellman, compression, renegotiation, resumption, alpn,
        serverName, postQuantum, profile, backends,
    ]

    package static let oldProtocols = Check(
        "tls.protocol.old", title: "outdated protocol versions",
        why:
            "versions 2.0 and 3.0 of SSL can be broken from the outside (DROWN, POODLE); TLS 1.0 and 1.1 are given up since 2021 "
            + "(RFC 8996) and forbidden where cards are paid with",
        severity: .warning, dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "offer TLS 1.2 and 1.3 only"
    ).shownAtAGlance

    package static let weakCiphers = Check(
        "tls.cipher.weak", title: "weak cipher suites",
        why: "one weak suite is enough for somebody in between to have it chosen or to wait for a client that does",
        severity: .warning, dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "offer AES-GCM and ChaCha20 with ECDHE only")

    package static let forwardSecrecy = Check(
        "tls.forward-secrecy", title: "forward secrecy",
        why: "with static RSA key exchange whoever gets the key one day can read all that was ever recorded, and old "
            + "padding attacks (ROBOT) have something to attack",
        severity: .warning, dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "offer suites with ECDHE only")

    package static let diffieHellman = Check(
        "tls.dh", title: "Diffie-Hellman groups",
        why: "groups of 1024 bits and less can be broken once for everybody who uses them (Logjam)",
        severity: .warning, dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "use ECDHE alone, or a group of 2048 bits: `openssl dhparam -out dh.pem 2048`")

    package static let compression = Check(
        "tls.compression", title: "compression inside TLS",
        why: "compressing secrets together with what an attacker can choose gives the secrets away by their length "
            + "(CRIME)",
        severity: .warning, dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "switch TLS compression off; compress in HTTP instead")

    package static let renegotiation = Check(
        "tls.renegotiation", title: "renegotiation",
        why: "without secure renegotiation somebody in between can put words in front of a visitor's, and clients "
            + "built on OpenSSL 3 refuse to connect at all",
        dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "update the TLS library; servers since 2010 have RFC 5746")

    package static let resumption = Check(
        "tls.resumption", title: "resuming sessions",
        why: "tickets let visitors come back faster; those that live too long undo forward secrecy, and data sent "
            + "along at once (0-RTT) can be replayed",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "let tickets live for a day, seven at most (RFC 8446 section 4.6.1)")

    package static let alpn = Check(
        "tls.alpn", title: "choice of the protocol inside",
        why: "browsers and servers agree on HTTP/2 by ALPN; a server that agrees to anything lets one protocol's "
            + "words be taken for another's (ALPACA)",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "switch the expected protocols on, and update a server that agrees to protocols it does not speak")

    package static let serverName = Check(
        "tls.sni", title: "certificate without a server name",
        why: "clients that name no host get the default certificate: some mail servers and devices still are such",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "make the certificate for this name the default one of this address and port")

    package static let postQuantum = Check(
        "tls.post-quantum", title: "post-quantum key exchange",
        why:
            "what is recorded today may be read by a later quantum computer; browsers of today agree on X25519MLKEM768 "
            + "where the server has it",
        severity: .warning, dependsOn: ["tls.handshake"],
        remedy: "update the TLS library (OpenSSL 3.5 or later) and allow the group X25519MLKEM768")

    package static let profile = Check(
        "tls.profile", title: "agreement with the chosen profile",
        why:
            "the profiles of Mozilla say for which clients a server is set up, and are kept by people who follow the attacks",
        severity: .warning, dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "take the settings from `https://ssl-config.mozilla.org/`, or choose the profile that is meant")

    package static let backends = Check(
        "tls.backends", title: "all addresses alike",
        why: "visitors get one of the addresses; when one of them was forgotten at the last renewal, it fails for some "
            + "of them and nobody can say why",
        severity: .warning, dependsOn: ["dns.resolve", "tls.reachable"],
        remedy: "bring the address that is named up to date: same certificate, same settings, then reload it"
    ).shownAtAGlance
}
