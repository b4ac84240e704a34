package import UpkeepCore

/// What can be asked about the encrypted connection and whether its certificate will be believed.
package enum TLSChecks {
    /// What stands between a client and the first byte of TLS.
    package static let opening: [Check] = [reachable, starttls]
    /// What one handshake answers, in `upkeep check` as in `upkeep tls --quick`.
    package static let session: [Check] = [
        handshake, missingIntermediate, trust, name, notYetValid, expiry, chainExpiry,
    ]
    package static let all: [Check] = opening + session

    package static let reachable = Check(
        "tls.reachable", title: "connection to the TLS port",
        why: "without a connection nothing can be said about the encryption, neither good nor bad",
        dependsOn: ["dns.resolve"],
        remedy: "on the server, `ss -ltn` shows whether the service listens; from outside, "
            + "`curl -v telnet://HOST:PORT` shows how far a connection gets")

    package static let starttls = Check(
        "tls.starttls", title: "upgrade to TLS inside the conversation",
        why: "when STARTTLS is missing or taken out on the way, mail and passwords go in clear and nobody notices",
        dependsOn: ["tls.reachable"],
        remedy: "switch STARTTLS on in the server; if it is on, look for a firewall or a scanner that rewrites the "
            + "conversation")

    package static let handshake = Check(
        "tls.handshake", title: "TLS handshake",
        why: "without a handshake there is no connection: visitors see a protocol error, not your page",
        dependsOn: ["tcp.reachable", "tls.reachable", "tls.starttls"],
        remedy: "see what the server says with `openssl s_client -connect HOST:PORT -servername HOST`, then look at "
            + "its TLS settings and its error log")

    package static let missingIntermediate = Check(
        "tls.chain.missing-intermediate", title: "intermediate certificates sent",
        why: "browsers often find a missing intermediate by themselves, while curl, apps, payment services and "
            + "monitors fail: the site works for whoever tests it and for nobody else",
        dependsOn: ["tls.handshake"],
        remedy: "serve the full chain, leaf first: with certbot that is `fullchain.pem`, not `cert.pem`")

    package static let trust = Check(
        "tls.chain.trust", title: "chain to a trusted root",
        why: "a chain that leads to no trusted root makes browsers warn and every other program refuse",
        dependsOn: ["tls.handshake"],
        remedy: "serve the certificate followed by its intermediates, in one file, leaf first")

    package static let name = Check(
        "tls.name", title: "name in the certificate",
        why: "a certificate for another name is what an impostor would show, so browsers stop visitors right there",
        dependsOn: ["tls.handshake"],
        remedy: "serve a certificate that lists this name, or correct which certificate the server picks for it")

    package static let notYetValid = Check(
        "tls.not-yet-valid", title: "certificate already valid",
        why: "a certificate from the future is refused like an expired one; it mostly means that a clock is wrong",
        dependsOn: ["tls.handshake"],
        remedy: "compare the clocks first (`timedatectl`); if they are right, serve the previous certificate until then"
    )

    package static let expiry = Check(
        "tls.expiry", title: "certificate expiry",
        why: "an expired certificate takes the whole site away in one second, on a date known for months; thresholds "
            + "are fractions of the certificate's lifetime, so that short-lived ones are judged fairly: a warning with a "
            + "quarter left (30 days at most, or `certificate_days`), critical with a tenth (10 days at most)",
        dependsOn: ["tls.handshake"],
        remedy: "renew the certificate now, reload the server, and look at why the automatic renewal did not do it"
    ).shownAtAGlance

    package static let chainExpiry = Check(
        "tls.chain.expiry", title: "expiry of the certificates above",
        why: "an intermediate that runs out takes every site below it away, and renewing the site's own certificate "
            + "does not help as long as the old intermediate is served",
        dependsOn: ["tls.handshake", "tls.chain.trust"],
        remedy: "replace the intermediate in the served chain by the one your authority publishes now")
}
