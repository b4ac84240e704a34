package import UpkeepCore

/// What can be asked about a TCP port and the conversation behind it.
package enum PortChecks {
    /// The questions that come before TLS.
    package static let connection: [Check] = [reachable, closed]
    /// The questions that come after it.
    package static let conversation: [Check] = [dialogue, partial]
    package static let all: [Check] = connection + conversation

    package static let reachable = Check(
        "tcp.reachable", title: "TCP connection",
        why: "when no connection can be opened nothing above it can work; refused, silent and unroutable are "
            + "three different faults with three different owners",
        dependsOn: ["dns.resolve"],
        remedy: "on the server, `ss -ltn` shows whether the service listens; from outside, "
            + "`curl -v telnet://HOST:PORT` shows how far a connection gets")

    package static let closed = Check(
        "tcp.closed", title: "closed port",
        why: "a port that must be closed and is not is a door left open: databases and admin pages are found by "
            + "scanners within hours",
        dependsOn: ["dns.resolve"],
        remedy: "find what listens with `ss -ltnp`, bind it to loopback or stop it, and close the port in the firewall"
    ).shownAtAGlance

    package static let dialogue = Check(
        "tcp.dialogue", title: "dialogue",
        why: "a port that accepts connections may still not serve: only its words show that the right service is "
            + "behind it and well",
        dependsOn: [
            "tcp.reachable", "tls.handshake", "tls.chain.trust", "tls.name", "tls.not-yet-valid", "tls.expiry",
        ],
        remedy:
            "read the service's log at that moment; if its words changed for good, change the `dialogue:` in the config"
    ).shownAtAGlance

    package static let partial = Check(
        "tcp.partial", title: "all addresses alike",
        why: "clients pick one of the name's addresses; when one of them is dead, some clients fail and nobody can "
            + "say why it works for others",
        severity: .warning,
        dependsOn: [
            "dns.resolve", "tcp.reachable", "tls.handshake", "tls.chain.trust", "tls.name", "tls.not-yet-valid",
            "tls.expiry", "tcp.dialogue",
        ],
        remedy: "repair the address named above, or take it out of DNS until it is well")
}
