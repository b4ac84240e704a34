package import UpkeepCore

/// What can be asked about the encrypted connection and the certificates that vouch for it.
package enum TLSChecks {
    package static let all: [Check] = [handshake, chain, name, notYetValid, expiry]

    package static let handshake = Check(
        "tls.handshake", title: "TLS handshake",
        why: "without a handshake there is no connection: visitors see a protocol error, not your page",
        dependsOn: ["tcp.reachable"],
        remedy: "see what the server says with `openssl s_client -connect HOST:PORT -servername HOST`, then look at "
            + "its TLS settings and its error log")

    package static let chain = Check(
        "tls.chain", title: "certificate chain",
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
}
